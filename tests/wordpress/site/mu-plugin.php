<?php
/*
Plugin Name: What the tests need of plugins
Description: Custom types and taxonomies, an embed that needs no network, and mail that goes nowhere.
*/

add_action( 'init', function () {
	if ( 'demo' === get_option( 'mirrorgen_seed' ) ) {
		return;   // that blog has nothing but posts and pages
	}
	// The REST base differs from the name, as plugins like to have it.
	register_taxonomy( 'shore', 'walk', array(
		'label'        => 'Shores',
		'hierarchical' => true,
		'show_in_rest' => true,
		'rest_base'    => 'shores',
		'rewrite'      => array( 'slug' => 'shore', 'hierarchical' => true ),
	) );
	register_post_type( 'walk', array(
		'label'        => 'Walks',
		'public'       => true,
		'has_archive'  => 'walks',
		'show_in_rest' => true,
		'rest_base'    => 'walks',
		'supports'     => array( 'title', 'editor', 'author', 'excerpt', 'thumbnail', 'comments', 'revisions' ),
		'taxonomies'   => array( 'post_tag' ),
	) );
	// A hierarchical type outside wp/v2.
	register_post_type( 'harbour', array(
		'label'          => 'Harbours',
		'public'         => true,
		'hierarchical'   => true,
		'show_in_rest'   => true,
		'rest_base'      => 'harbour-list',
		'rest_namespace' => 'coast/v1',
		'supports'       => array( 'title', 'editor', 'page-attributes' ),
	) );
	// Public, with pages and a line in the sitemap, and not in REST: as many plugins register theirs.
	register_taxonomy( 'beacon', array( 'walk', 'notice' ), array( 'label' => 'Beacons', 'public' => true, 'show_in_rest' => false ) );
	register_post_type( 'notice', array( 'label' => 'Notices', 'public' => true, 'show_in_rest' => false, 'rewrite' => array( 'slug' => 'notices' ), 'supports' => array( 'title', 'editor' ) ) );
	// REST shows nothing of this one: nor may a mirror.
	register_post_type( 'ledger', array( 'label' => 'Ledgers', 'public' => false, 'show_in_rest' => false ) );
} );

// What a video site would answer, without asking it.
add_filter( 'pre_oembed_result', function ( $html, $url ) {
	return preg_match( '~youtube\.com/watch\?v=([\w-]+)~', $url, $match )
		? '<iframe title="Waves" width="500" height="281" src="https://www.youtube.com/embed/' . $match[1] . '?feature=oembed" allowfullscreen></iframe>'
		: $html;
}, 20, 2 );

add_filter( 'pre_wp_mail', '__return_true' );
add_filter( 'upload_mimes', fn( $types ) => $types + array( 'svg' => 'image/svg+xml' ) );
