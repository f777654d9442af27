<?php
// What the seeds share: short ways to say "a person", "a term", "a picture", "a post", "a comment".
// Everything is dated by hand, so that the same seed gives the same blog.
require __DIR__ . '/../site/boot.php';
require __DIR__ . '/_pictures.php';

if ( get_option( 'mirrorgen_seed' ) ) {
	fwrite( STDERR, 'this blog is seeded already (' . get_option( 'mirrorgen_seed' ) . ")\n" );
	exit( 0 );
}
wp_set_current_user( 1 );
kses_remove_filters();                                          // an administrator may post any HTML
remove_action( 'publish_post', '_publish_post_hook', 5 );       // no pings
add_filter( 'jpeg_quality', fn() => 74 );

$people   = array( 'keeper' => 1 );
$terms    = array();
$pictures = array();
$posts    = array();

function sure( $result ) {
	if ( is_wp_error( $result ) || ! $result ) {
		throw new RuntimeException( is_wp_error( $result ) ? $result->get_error_message() : 'WordPress said no' );
	}
	return $result;
}

function person( $login, $name, $role, $about = '', $site = '' ) {
	global $people;
	$people[ $login ] = sure( wp_insert_user( array(
		'user_login'   => $login,
		'user_pass'    => $login,
		'user_email'   => "$login@lighthouse.invalid",
		'display_name' => $name,
		'role'         => $role,
		'description'  => $about,
		'user_url'     => $site,
	) ) );
}

function term( $taxonomy, $key, $name, $parent = '', $about = '', $slug = '' ) {
	global $terms;
	$terms[ $key ] = sure( wp_insert_term( wp_slash( $name ), $taxonomy, array_filter( array(
		'parent'      => $parent ? $terms[ $parent ] : 0,
		'description' => wp_slash( $about ),
		'slug'        => $slug,
	) ) ) )['term_id'];
}

// A file in the media library; $make gets the path and writes the file there.
function upload( $key, $file, $date, $make, array $texts = array() ) {
	global $pictures, $posts;
	$folder = wp_upload_dir( str_replace( '-', '/', substr( $date, 0, 7 ) ), true, true );
	$path   = $folder['path'] . '/' . $file;
	$make( $path );
	$id = sure( wp_insert_attachment( wp_slash( array(
		'post_title'     => $texts['title'] ?? ucfirst( pathinfo( $file, PATHINFO_FILENAME ) ),
		'post_excerpt'   => $texts['caption'] ?? '',
		'post_content'   => $texts['about'] ?? '',
		'post_parent'    => isset( $texts['of'] ) ? $posts[ $texts['of'] ] : 0,
		'post_mime_type' => wp_check_filetype( $file )['type'] ?: 'application/octet-stream',
		'post_date'      => $date,
		'post_date_gmt'  => get_gmt_from_date( $date ),
		'guid'           => $folder['url'] . '/' . $file,
	) ), $path ) );
	wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $path ) );
	if ( isset( $texts['alt'] ) ) {
		update_post_meta( $id, '_wp_attachment_image_alt', wp_slash( $texts['alt'] ) );
	}
	$pictures[ $key ] = $id;
	return $id;
}

/**
 * A post of any type. 'was' are earlier states of it, oldest first, each an array of fields with 'by' for who saved it
 * and 'on' for when: WordPress keeps them as revisions.
 */
function post( $key, $date, $title, $content, array $more = array() ) {
	global $people, $terms, $pictures, $posts, $wpdb;
	$more += array( 'type' => 'post', 'by' => 'keeper', 'status' => 'publish', 'terms' => array(), 'was' => array(), 'meta' => array() );
	$now   = array(
		'post_type'      => $more['type'],
		'post_status'    => 'trash' === $more['status'] ? 'publish' : $more['status'],
		'post_author'    => $people[ $more['by'] ],
		'post_date'      => $date,
		'post_date_gmt'  => get_gmt_from_date( $date ),
		'edit_date'      => true,                    // or WordPress takes the clock for what was a draft
		'post_title'     => $title,
		'post_content'   => $content,
		'post_excerpt'   => $more['excerpt'] ?? '',
		'post_name'      => $more['slug'] ?? '',
		'post_password'  => $more['password'] ?? '',
		'post_parent'    => isset( $more['parent'] ) ? $posts[ $more['parent'] ] : 0,
		'menu_order'     => $more['order'] ?? 0,
		'comment_status' => $more['comments'] ?? ( 'page' === $more['type'] ? 'closed' : 'open' ),
		'ping_status'    => 'closed',
	);
	// WordPress keeps what is saved over something: only an empty draft below makes it keep the first state too.
	$id     = $more['was'] ? sure( wp_insert_post( wp_slash( array( 'post_status' => 'draft', 'post_content' => '', 'post_name' => '' ) + $now ), true ) ) : 0;
	$states = array_merge( $more['was'], array( array( 'by' => $more['by'], 'on' => $more['modified'] ?? $date ) ) );
	foreach ( $states as $state ) {
		$saver = $people[ $state['by'] ?? $more['by'] ];
		$on    = $state['on'];
		unset( $state['by'], $state['on'] );
		wp_set_current_user( $saver );
		kses_remove_filters();
		$fields = $state + $now;
		$id     = sure( $id ? wp_update_post( wp_slash( array( 'ID' => $id ) + $fields ), true ) : wp_insert_post( wp_slash( $fields ), true ) );
		// WordPress dates what it saves by the clock.
		$times = array( 'post_modified' => $on, 'post_modified_gmt' => get_gmt_from_date( $on ) );
		$wpdb->update( $wpdb->posts, $times, array( 'ID' => $id ) );
		foreach ( wp_get_post_revisions( $id, array( 'numberposts' => 1 ) ) as $revision ) {
			$wpdb->update( $wpdb->posts, $times + array( 'post_date' => $on, 'post_date_gmt' => get_gmt_from_date( $on ) ), array( 'ID' => $revision->ID ) );
			clean_post_cache( $revision->ID );
		}
		clean_post_cache( $id );
	}
	wp_set_current_user( 1 );
	kses_remove_filters();
	foreach ( $more['terms'] as $taxonomy => $keys ) {
		wp_set_object_terms( $id, array_map( fn( $name ) => $terms[ $name ], $keys ), $taxonomy );
	}
	foreach ( $more['meta'] as $name => $value ) {
		update_post_meta( $id, $name, wp_slash( $value ) );
	}
	if ( isset( $more['picture'] ) ) {
		set_post_thumbnail( $id, $pictures[ $more['picture'] ] );
	}
	if ( ! empty( $more['sticky'] ) ) {
		stick_post( $id );
	}
	if ( 'trash' === $more['status'] ) {
		wp_trash_post( $id );
	}
	$posts[ $key ] = $id;
	return $id;
}

/** Comments as a tree: each is array( name, date, text ), with 'answers', 'state', 'site', 'type' or 'user' where they differ. */
function comments( $key, array $tree, $parent = 0 ) {
	global $posts, $people;
	static $count = 0;
	foreach ( $tree as $comment ) {
		++$count;
		$id = sure( wp_insert_comment( wp_slash( array(
			'comment_post_ID'      => $posts[ $key ],
			'comment_parent'       => $parent,
			'comment_author'       => $comment[0],
			// No page of a mirror may hold one of these two.
			'comment_author_email' => "leak-mail-$count@reader.invalid",
			'comment_author_IP'    => '203.0.113.' . ( $count % 250 + 1 ),
			'comment_author_url'   => $comment['site'] ?? '',
			'comment_date'         => $comment[1],
			'comment_date_gmt'     => get_gmt_from_date( $comment[1] ),
			'comment_content'      => $comment[2],
			'comment_approved'     => $comment['state'] ?? 1,
			'comment_type'         => $comment['type'] ?? 'comment',
			'user_id'              => isset( $comment['user'] ) ? $people[ $comment['user'] ] : 0,
			'comment_agent'        => 'leak-agent',
		) ) ) );
		comments( $key, $comment['answers'] ?? array(), $id );
	}
}

/** A menu: label => address, or label => array( address, submenu ). */
function menu( $name, $location, array $items ) {
	$menu = sure( wp_create_nav_menu( $name ) );
	$add  = function ( array $items, $parent ) use ( &$add, $menu ) {
		foreach ( $items as $label => $item ) {
			$target = is_array( $item ) ? $item[0] : $item;
			$fields = array( 'menu-item-title' => $label, 'menu-item-parent-id' => $parent, 'menu-item-status' => 'publish' );
			$fields += is_int( $target )
				? array( 'menu-item-type' => 'post_type', 'menu-item-object' => get_post_type( $target ), 'menu-item-object-id' => $target )
				: array( 'menu-item-type' => 'custom', 'menu-item-url' => $target );
			$id = sure( wp_update_nav_menu_item( $menu, 0, $fields ) );
			$add( is_array( $item ) ? $item[1] : array(), $id );
		}
	};
	$add( $items, 0 );
	set_theme_mod( 'nav_menu_locations', array( $location => $menu ) );
}

// --- blocks, as the editor writes them ---------------------------------------------------------------
function block( $name, $html, array $attributes = array() ) {
	$json = $attributes ? ' ' . wp_json_encode( $attributes, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) : '';
	return "<!-- wp:$name$json -->\n$html\n<!-- /wp:$name -->\n\n";
}

/** Paragraphs, one for each blank line. */
function p( $text ) {
	return implode( '', array_map( fn( $one ) => block( 'paragraph', '<p>' . trim( $one ) . '</p>' ), preg_split( '/\n\s*\n/', trim( $text ) ) ) );
}

function h( $text, $level = 2 ) {
	return block( 'heading', "<h$level>$text</h$level>", 2 === $level ? array() : array( 'level' => $level ) );
}

function items( array $lines, $tag = 'ul' ) {
	$inner = implode( "\n", array_map( fn( $line ) => "<!-- wp:list-item -->\n<li>$line</li>\n<!-- /wp:list-item -->", $lines ) );
	return block( 'list', "<$tag>$inner</$tag>", 'ol' === $tag ? array( 'ordered' => true ) : array() );
}

function quote( $text, $cite = '' ) {
	return block( 'quote', '<blockquote class="wp-block-quote"><p>' . $text . '</p>' . ( $cite ? "<cite>$cite</cite>" : '' ) . '</blockquote>' );
}

function image( $key, $caption = '', $size = 'large', $link = '' ) {
	global $pictures;
	$id   = $pictures[ $key ];
	$img  = sprintf( '<img src="%s" alt="%s" class="wp-image-%d"/>', wp_get_attachment_image_url( $id, $size ), esc_attr( get_post_meta( $id, '_wp_attachment_image_alt', true ) ), $id );
	$img  = $link ? "<a href=\"$link\">$img</a>" : $img;
	$text = $caption ? "<figcaption class=\"wp-element-caption\">$caption</figcaption>" : '';
	return block( 'image', "<figure class=\"wp-block-image size-$size\">$img$text</figure>", array( 'id' => $id, 'sizeSlug' => $size ) );
}

function gallery( array $keys, $caption = '' ) {
	$inner = implode( '', array_map( fn( $key ) => image( $key, wp_get_attachment_caption( $GLOBALS['pictures'][ $key ] ), 'medium_large' ), $keys ) );
	$text  = $caption ? "<figcaption class=\"blocks-gallery-caption wp-element-caption\">$caption</figcaption>" : '';
	return block( 'gallery', "<figure class=\"wp-block-gallery has-nested-images columns-default is-cropped\">$inner$text</figure>", array( 'linkTo' => 'none' ) );
}

function table( array $head, array $rows, $caption = '' ) {
	$row  = fn( $cells, $tag ) => '<tr>' . implode( '', array_map( fn( $cell ) => "<$tag>$cell</$tag>", $cells ) ) . '</tr>';
	$body = implode( '', array_map( fn( $cells ) => $row( $cells, 'td' ), $rows ) );
	$text = $caption ? "<figcaption class=\"wp-element-caption\">$caption</figcaption>" : '';
	return block( 'table', '<figure class="wp-block-table"><table><thead>' . $row( $head, 'th' ) . "</thead><tbody>$body</tbody></table>$text</figure>" );
}

function code( $text ) {
	return block( 'code', '<pre class="wp-block-code"><code>' . esc_html( $text ) . '</code></pre>' );
}

function link_to( $key, $text ) {
	return '<a href="' . esc_url( get_permalink( $GLOBALS['posts'][ $key ] ) ) . '">' . $text . '</a>';
}

function seeded( $name ) {
	wp_cache_flush();
	update_option( 'mirrorgen_seed', $name );
	flush_rewrite_rules( false );
	foreach ( get_taxonomies() as $taxonomy ) {
		$ids = get_terms( array( 'taxonomy' => $taxonomy, 'hide_empty' => false, 'fields' => 'tt_ids' ) );
		if ( $ids ) {
			wp_update_term_count_now( $ids, $taxonomy );
		}
	}
}
