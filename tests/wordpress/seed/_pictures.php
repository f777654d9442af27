<?php
// Pictures without a camera: an island, a lighthouse, the sea, in several weathers. Drawn twice as large and scaled down,
// which is GD's way to smooth edges.

const MOODS = array(
	//           sky above          sky below           sea far            sea near           land               sun (x, y, size, colour)
	'dawn'  => array( array( 66, 84, 140 ), array( 250, 190, 150 ), array( 190, 140, 140 ), array( 52, 62, 104 ), array( 38, 40, 66 ), array( 0.28, 0.52, 0.10, array( 255, 226, 170 ) ) ),
	'noon'  => array( array( 70, 140, 205 ), array( 205, 230, 240 ), array( 90, 160, 190 ), array( 20, 88, 128 ), array( 62, 96, 72 ), array( 0.75, 0.16, 0.09, array( 255, 250, 220 ) ) ),
	'dusk'  => array( array( 44, 36, 88 ), array( 244, 130, 92 ), array( 176, 92, 100 ), array( 34, 30, 66 ), array( 24, 22, 44 ), array( 0.62, 0.55, 0.12, array( 255, 196, 120 ) ) ),
	'night' => array( array( 8, 12, 34 ), array( 34, 48, 88 ), array( 26, 40, 76 ), array( 6, 12, 32 ), array( 4, 8, 20 ), array( 0.30, 0.16, 0.06, array( 240, 240, 224 ) ) ),
	'storm' => array( array( 52, 58, 68 ), array( 128, 136, 140 ), array( 96, 110, 114 ), array( 30, 42, 50 ), array( 26, 30, 34 ), null ),
	'fog'   => array( array( 196, 204, 206 ), array( 226, 228, 224 ), array( 206, 212, 210 ), array( 164, 176, 178 ), array( 140, 150, 150 ), array( 0.5, 0.30, 0.08, array( 244, 242, 230 ) ) ),
);

function mixed( array $from, array $to, $part ) {
	return array_map( fn( $a, $b ) => (int) round( $a + ( $b - $a ) * max( 0, min( 1, $part ) ) ), $from, $to );
}

function scene( $path, $width, $height, $mood, $seed = 1 ) {
	list( $above, $below, $far, $near, $land, $sun ) = MOODS[ $mood ];
	mt_srand( $seed );
	$w       = $width * 2;
	$h       = $height * 2;
	$horizon = (int) ( $h * 0.62 );
	$image   = imagecreatetruecolor( $w, $h );
	imagealphablending( $image, true );
	$ink = fn( array $c, $alpha = 0 ) => imagecolorallocatealpha( $image, $c[0], $c[1], $c[2], $alpha );
	for ( $y = 0; $y < $h; $y++ ) {
		$c = $y < $horizon ? mixed( $above, $below, $y / $horizon ) : mixed( $far, $near, ( $y - $horizon ) / ( $h - $horizon ) );
		imageline( $image, 0, $y, $w, $y, $ink( $c ) );
	}
	if ( 'night' === $mood ) {
		for ( $i = 0; $i < 140; $i++ ) {
			imagefilledellipse( $image, mt_rand( 0, $w ), mt_rand( 0, (int) ( $horizon * 0.9 ) ), $s = mt_rand( 2, 5 ), $s, $ink( array( 255, 255, 240 ), mt_rand( 20, 90 ) ) );
		}
	}
	if ( $sun ) {
		for ( $glow = 6; $glow >= 0; $glow-- ) {
			$size = (int) ( $h * $sun[2] * ( 1 + $glow * 0.55 ) );
			imagefilledellipse( $image, (int) ( $w * $sun[0] ), (int) ( $h * $sun[1] ), $size, $size, $ink( $sun[3], $glow ? 108 + $glow * 2 : 0 ) );
		}
	}
	for ( $i = 0; $i < ( 'noon' === $mood ? 7 : 4 ); $i++ ) {   // clouds
		$x = mt_rand( 0, $w );
		$y = mt_rand( (int) ( $h * 0.06 ), (int) ( $h * 0.36 ) );
		for ( $j = 0; $j < 9; $j++ ) {
			imagefilledellipse( $image, $x + mt_rand( -220, 220 ), $y + mt_rand( -16, 16 ), mt_rand( 160, 340 ), mt_rand( 20, 46 ), $ink( mixed( $below, array( 255, 255, 255 ), 0.35 ), 112 ) );
		}
	}
	// Far hills, then the sea's glitter.
	$ridge = function ( $base, $size, array $colour, $from, $to, $phase ) use ( $image, $w, $horizon, $ink ) {
		for ( $x = (int) ( $w * $from ); $x < $w * $to; $x++ ) {
			$t   = ( $x / $w - $from ) / ( $to - $from );
			$top = $base - $size * sin( M_PI * $t ) ** 0.7 * ( 1 + 0.16 * sin( 9 * $t + $phase ) + 0.06 * sin( 31 * $t + $phase ) );
			imageline( $image, $x, (int) $top, $x, $base, $ink( $colour ) );
		}
	};
	$ridge( $horizon, $h * 0.07, mixed( $below, $land, 0.35 ), 0.02, 0.55, $seed );
	$ridge( $horizon, $h * 0.05, mixed( $below, $land, 0.5 ), 0.36, 0.98, $seed + 2 );
	for ( $i = 0; $i < 160; $i++ ) {
		$depth = mt_rand( 2, 1000 ) / 1000;
		$y     = (int) ( $horizon + ( $h - $horizon ) * $depth );
		$x     = mt_rand( -100, $w );
		imagefilledellipse( $image, $x, $y, (int) ( 60 + 260 * $depth ), (int) ( 2 + 5 * $depth ), $ink( mixed( $far, array( 255, 255, 255 ), 'storm' === $mood ? 0.5 : 0.25 ), 100 ) );
	}
	// The lighthouse.
	$x    = (int) ( $w * 0.80 );
	$foot = (int) ( $h * 0.74 );
	$top  = (int) ( $h * 0.26 );
	if ( in_array( $mood, array( 'night', 'dusk', 'storm', 'dawn' ), true ) ) {
		for ( $spread = 4; $spread >= 1; $spread-- ) {
			imagefilledpolygon( $image, array( $x, $top - 14, 0, (int) ( $top - 60 - 40 * $spread ), 0, (int) ( $top + 10 + 40 * $spread ) ), $ink( array( 255, 240, 180 ), 118 ) );
		}
	}
	$white = mixed( array( 246, 242, 234 ), $land, 'night' === $mood ? 0.55 : ( 'noon' === $mood ? 0.0 : 0.25 ) );
	$red   = mixed( array( 188, 48, 44 ), $land, 'night' === $mood ? 0.55 : 0.2 );
	for ( $band = 0; $band < 5; $band++ ) {
		$y0 = $top + ( $foot - $top ) * $band / 5;
		$y1 = $top + ( $foot - $top ) * ( $band + 1 ) / 5;
		$r0 = 34 + 8 * $band;
		$r1 = 42 + 8 * $band;
		imagefilledpolygon( $image, array_map( 'intval', array( $x - $r0, $y0, $x + $r0, $y0, $x + $r1, $y1, $x - $r1, $y1 ) ), $ink( $band % 2 ? $red : $white ) );
	}
	imagefilledrectangle( $image, $x - 50, $top - 8, $x + 50, $top + 4, $ink( mixed( $land, array( 0, 0, 0 ), 0.3 ) ) );
	imagefilledrectangle( $image, $x - 26, $top - 58, $x + 26, $top - 8, $ink( array( 255, 236, 160 ) ) );
	imagefilledpolygon( $image, array( $x - 34, $top - 58, $x + 34, $top - 58, $x, $top - 96 ), $ink( $red ) );
	// The headland covers the tower's foot.
	$base = (int) ( $h * 1.02 );
	$ridge( $base, $h * 0.42, $land, 0.52, 1.25, $seed + 4 );
	// The keepers' cottage.
	$foot = (int) ( $h * 0.66 );
	$cx   = $x + (int) ( $w * 0.09 );
	imagefilledrectangle( $image, $cx - 80, $foot - 66, $cx + 80, $foot + 30, $ink( $white ) );
	imagefilledpolygon( $image, array( $cx - 96, $foot - 64, $cx + 96, $foot - 64, $cx + 50, $foot - 120, $cx - 50, $foot - 120 ), $ink( mixed( $land, array( 90, 60, 60 ), 0.5 ) ) );
	imagefilledrectangle( $image, $cx - 50, $foot - 36, $cx - 24, $foot - 6, $ink( 'noon' === $mood ? mixed( $land, array( 60, 90, 120 ), 0.6 ) : array( 255, 214, 120 ) ) );
	if ( 'storm' === $mood ) {
		for ( $i = 0; $i < 260; $i++ ) {
			$rx = mt_rand( 0, $w + 200 );
			$ry = mt_rand( -50, $h );
			imageline( $image, $rx, $ry, $rx - 22, $ry + 60, $ink( array( 220, 228, 232 ), 104 ) );
		}
	}
	if ( 'fog' === $mood ) {
		for ( $i = 0; $i < 40; $i++ ) {
			imagefilledellipse( $image, mt_rand( 0, $w ), mt_rand( (int) ( $h * 0.3 ), (int) ( $h * 0.9 ) ), mt_rand( 600, 1400 ), mt_rand( 60, 160 ), $ink( array( 226, 230, 228 ), 112 ) );
		}
	}
	$small = imagecreatetruecolor( $width, $height );
	imagecopyresampled( $small, $image, 0, 0, 0, 0, $width, $height, $w, $h );
	'png' === pathinfo( $path, PATHINFO_EXTENSION ) ? imagepng( $small, $path, 9 ) : imagejpeg( $small, $path, 74 );
}

/** A square icon: the lamp and its beam. */
function lamp_icon( $path, $size ) {
	$image = imagecreatetruecolor( $size, $size );
	imagefill( $image, 0, 0, imagecolorallocate( $image, 24, 34, 66 ) );
	$m = $size / 2;
	imagefilledpolygon( $image, array_map( 'intval', array( $m, $m, 0, $m * 0.5, 0, $m * 1.5 ) ), imagecolorallocate( $image, 250, 214, 130 ) );
	imagefilledpolygon( $image, array_map( 'intval', array( $m, $m, $size, $m * 0.5, $size, $m * 1.5 ) ), imagecolorallocate( $image, 250, 214, 130 ) );
	imagefilledellipse( $image, (int) $m, (int) $m, (int) ( $m * 0.8 ), (int) ( $m * 0.8 ), imagecolorallocate( $image, 255, 246, 214 ) );
	imagepng( $image, $path, 9 );
}
