<?php
// Loads the blog's WordPress into a command-line script, as a request for its front page would.
$address = parse_url( getenv( 'WORDPRESS_ADDRESS' ) );

$_SERVER['HTTP_HOST']       = $address['host'] . ':' . $address['port'];
$_SERVER['SERVER_NAME']     = $address['host'];
$_SERVER['SERVER_PORT']     = (string) $address['port'];
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';

define( 'WP_USE_THEMES', false );
require getenv( 'WORDPRESS_FOLDER' ) . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
set_time_limit( 0 );
