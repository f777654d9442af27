<?php
// wordpress.sh copies this file into the blog's folder and fills in the socket.
define( 'DB_NAME', 'blog' );
define( 'DB_USER', 'blog' );
define( 'DB_PASSWORD', 'blog' );
define( 'DB_HOST', 'localhost:@SOCKET@' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( $name . '_KEY', "not secret: this blog listens on the loopback address only ($name)" );
	define( $name . '_SALT', "nor is this ($name)" );
}

define( 'WP_ENVIRONMENT_TYPE', 'local' );   // lets application passwords in over plain http
define( 'DISABLE_WP_CRON', true );          // nothing changes by itself while a test runs
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'FS_METHOD', 'direct' );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
