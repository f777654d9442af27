<?php
// Installs WordPress into an empty database: the administrator is keeper / keeper, with the application password below.
const APPLICATION_PASSWORD = 'LampOilAndWicksForTests1';

define( 'WP_INSTALLING', true );
function wp_new_blog_notification() {}   // there is nobody to mail

require __DIR__ . '/boot.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

if ( is_blog_installed() ) {
	exit;
}

wp_install( 'Untitled', 'keeper', 'keeper@lighthouse.invalid', true, '', 'keeper' );
$wp_rewrite->init();
$wp_rewrite->set_permalink_structure( '/%year%/%monthnum%/%day%/%postname%/' );
$wp_rewrite->flush_rules( false );
switch_theme( 'twentytwentyone' );

// As WordPress itself keeps an application password; its own function would make a random one.
update_user_meta(
	1,
	WP_Application_Passwords::USERMETA_KEY_APPLICATION_PASSWORDS,
	array(
		array(
			'uuid'      => wp_generate_uuid4(),
			'app_id'    => '',
			'name'      => 'MirrorGen tests',
			'password'  => wp_hash_password( APPLICATION_PASSWORD ),
			'created'   => time(),
			'last_used' => null,
			'last_ip'   => null,
		),
	)
);
update_site_option( WP_Application_Passwords::OPTION_KEY_IN_USE, true );

// What WordPress brings along is not ours to test.
foreach ( get_posts( array( 'post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1 ) ) as $sample ) {
	wp_delete_post( $sample->ID, true );
}
