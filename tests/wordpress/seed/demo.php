<?php
// The blog of `mirrorgen demo`: a year on a small island, by two lighthouse keepers. Small, whole, and pleasant to read.
require __DIR__ . '/_lib.php';

update_option( 'blogname', 'The Lamp Room' );
update_option( 'blogdescription', 'Notes from the lighthouse on Skerry Holm' );
update_option( 'timezone_string', 'Europe/London' );
update_option( 'date_format', 'j F Y' );
update_option( 'posts_per_page', 6 );
update_option( 'thread_comments', 1 );

wp_update_user( array( 'ID' => 1, 'display_name' => 'Ida Marsh', 'user_nicename' => 'ida-marsh', 'nickname' => 'Ida', 'user_url' => '', 'description' => 'Principal keeper. Polishes the lens, keeps the log, bakes on Thursdays.' ) );
person( 'tomas', 'Tomas Reed', 'editor', 'Assistant keeper. Counts birds, mends radios, grows kale against all advice.' );

term( 'category', 'light', 'The light', '', 'Everything that burns, turns or shines.' );
term( 'category', 'lens', 'Lamp and lens', 'light', 'Two tons of glass on a bath of mercury.' );
term( 'category', 'fogbell', 'Fog signal', 'light' );
term( 'category', 'weather', 'Weather', '', 'There is always some.' );
term( 'category', 'storms', 'Storms', 'weather' );
term( 'category', 'island', 'Island life' );
term( 'category', 'garden', 'The garden', 'island', 'Four raised beds behind a very thick wall.' );
term( 'category', 'birds', 'Birds', 'island' );
foreach ( array( 'brass', 'baking', 'log book', 'migration', 'night watch', 'radio', 'seals', 'tide', 'tools' ) as $tag ) {
	term( 'post_tag', $tag, $tag );
}

$moods = array(
	'dawn'  => array( 'first-light.jpg', 'The lighthouse at sunrise, its beam still on over a pink sea', 'First light, last turn of the lamp.' ),
	'noon'  => array( 'open-day.jpg', 'The red and white tower under a high sun, green headland in front', 'The one cloudless day of June.' ),
	'dusk'  => array( 'lighting-up.jpg', 'The tower against an orange sunset, the beam reaching west', 'Lighting-up time.' ),
	'night' => array( 'middle-watch.jpg', 'The beam crossing a dark sky full of stars', 'Middle watch: midnight to four.' ),
	'storm' => array( 'november-gale.jpg', 'Rain driving past the lighthouse, grey sea below', 'Force ten, from the kitchen door.' ),
	'fog'   => array( 'white-day.jpg', 'The tower half gone in white fog', 'Where did we put the sea?' ),
);
foreach ( $moods as $mood => $picture ) {
	upload( $mood, $picture[0], '2023-02-01 09:00:00', fn( $path ) => scene( $path, 1000, 640, $mood, strlen( $mood ) ), array( 'title' => rtrim( $picture[2], '.' ), 'alt' => $picture[1], 'caption' => $picture[2] ) );
}
upload( 'icon', 'lamp.png', '2023-02-01 09:00:00', fn( $path ) => lamp_icon( $path, 512 ), array( 'title' => 'Lamp', 'alt' => 'A lamp with two beams' ) );
update_option( 'site_icon', $pictures['icon'] );

post( 'about', '2023-02-01 10:00:00', 'About the light', p( <<<'T'
Skerry Holm is eleven acres of rock and grass, six miles out. The tower was lit on the first of February 1861 and has missed two nights since: one for a war, and one for a goose.

We are the last two keepers here. A machine could do the work, and one day will. Until then somebody has to tell the machine how it was done.
T
) . image( 'noon', $moods['noon'][2] ) . table( array( 'What', 'How much' ), array(
	array( 'Height of the tower', '38 m' ),
	array( 'Height of the light above the sea', '57 m' ),
	array( 'Steps, counted going up', '183' ),
	array( 'Steps, counted coming down', '184' ),
	array( 'Range in clear weather', '21 nautical miles' ),
	array( 'Character', 'two white flashes every fifteen seconds' ),
), 'The light in figures. The extra step has never been explained.' ), array( 'type' => 'page', 'slug' => 'about', 'order' => 1 ) );
post( 'keepers', '2023-02-01 10:30:00', 'The keepers', p( <<<'T'
<strong>Ida</strong> came for one winter, nineteen years ago. She can tell the wind’s direction by which window complains.

<strong>Tomas</strong> came with a crate of valves and a pair of binoculars. He answers the radio, and writes here about <a href="/category/island/birds/">birds</a> whether or not anybody asks.
T
), array( 'type' => 'page', 'slug' => 'keepers', 'parent' => 'about', 'by' => 'tomas' ) );
post( 'visiting', '2023-03-01 10:00:00', 'Visiting', p( 'The boat runs on Saturdays from May to September, if it runs. What to bring:' ) . items( array( 'A coat, whatever the forecast says', 'Shoes that have met mud before', 'Something for the tea tin: <em>lemons</em> are worth more than money here', 'Patience, for the way back' ) ) . p( 'Please do not bring drones, or opinions about the goose.' ), array( 'type' => 'page', 'slug' => 'visiting', 'order' => 2 ) );

post( 'lens', '2023-02-12 19:00:00', 'How to clean a lens that is taller than you', p( <<<'T'
The lens has 1,122 pieces of glass and every one of them has six sides that collect salt. Cleaning it takes two people three days. There is a wrong way, which takes two people one day, and then three more.
T
) . h( 'What you need' ) . items( array( 'Soft linen, washed so often that it has given up', 'Spirit of wine, a cupful', 'Rainwater, never tap', 'A vest without buttons' ) ) . h( 'What you do' ) . items( array( 'Stop the clockwork and pin it. Check the pin. Ask the other person to check the pin.', 'Dust from the top down with a dry brush.', 'Wipe each prism <em>along</em> its length, one stroke, then turn the cloth.', 'Draw the curtains before the sun comes round: this lens has set fire to a keeper’s hat.' ), 'ol' ) . quote( 'Treat it as you would a sleeping horse.', 'Instructions to Light-Keepers, pencilled in the margin' ) . p( 'Afterwards the beam is no brighter to the eye. But the mainland telephones, every time, to ask what we have done.' ),
	array( 'terms' => array( 'category' => array( 'lens' ), 'post_tag' => array( 'brass', 'tools' ) ), 'picture' => 'dusk' ) );

post( 'goose', '2023-03-18 08:30:00', 'The night of the goose', p( <<<'T'
The log for 9 October 1934 says only: <em>“Light out 02.10 to 05.40. Goose.”</em> Visitors ask about it more than about anything else, so here is all that we know.

A greylag came through the lantern glass, which is not thin, and into the lens chamber, which is not large. The goose was unhurt. The mantle was not. It took the keepers three and a half hours to persuade the goose down 183 steps, and they could not light the lamp with it inside.

It stayed for eleven years. Its name was Admiral.
T
) . image( 'night', 'The beam tonight, goose-free.' ), array( 'terms' => array( 'category' => array( 'light', 'birds' ), 'post_tag' => array( 'log book', 'night watch' ) ), 'by' => 'tomas', 'picture' => 'night',
	'modified' => '2023-04-02 20:15:00', 'was' => array(
		array( 'on' => '2023-03-18 08:30:00', 'post_title' => 'The goose', 'post_content' => p( "The log for 9 October 1934 says only: <em>“Light out. Goose.”</em> Visitors ask about it more than about anything else.\n\nA greylag came through the lantern glass and into the lens chamber, which is not large. It took the keepers two hours to persuade the goose down the steps.\n\nIt stayed for some years." ) ),
		array( 'on' => '2023-03-19 21:05:00', 'by' => 'keeper', 'post_title' => 'The night of the goose', 'post_content' => p( "The log for 9 October 1934 says only: <em>“Light out 02.10 to 05.40. Goose.”</em> Visitors ask about it more than about anything else, so here is all that we know.\n\nA greylag came through the lantern glass, which is not thin, and into the lens chamber, which is not large. The goose was unhurt. It took the keepers two hours to persuade the goose down 183 steps, and they could not light the lamp with it inside.\n\nIt stayed for eleven years." ) ),
	) ) );
comments( 'goose', array(
	array( 'Maud Ferrier', '2023-03-18 20:14:00', 'My grandfather was the second keeper that night. He always said it was <em>two</em> geese, and that the other one got away.', 'answers' => array(
		array( 'Tomas Reed', '2023-03-19 07:40:00', 'This changes everything. May we put it in the log?', 'user' => 'tomas', 'answers' => array(
			array( 'Maud Ferrier', '2023-03-19 19:02:00', 'He would have liked that very much.' ),
		) ),
	) ),
	array( 'A. Sceptic', '2023-03-21 11:30:00', 'Eleven years is a long time for a goose.', 'answers' => array(
		array( 'Ida Marsh', '2023-03-21 18:00:00', 'It is a long time for anybody, out here.', 'user' => 'keeper' ),
	) ),
) );

post( 'kale', '2023-04-22 12:00:00', 'Kale, and other acts of defiance', p( <<<'T'
Nothing grows here, said everyone. Everyone was nearly right. Salt takes the leaves, wind takes the stems, and rabbits take the credit.

The wall is the secret: two metres thick, built for a chapel that never came. Inside it the thermometer reads four degrees warmer, and the kale stands up straight.
T
) . table( array( 'Bed', 'Sown', 'Came up', 'Survived' ), array( array( 'Kale', '6 March', '23 March', 'all of it, alas' ), array( 'Broad beans', '6 March', '2 April', 'half' ), array( 'Beetroot', '1 April', '20 April', 'asking again in June' ), array( 'Sunflower', '1 April', '—', 'one can dream' ) ), 'The state of the beds, 22 April.' ), array( 'by' => 'tomas', 'terms' => array( 'category' => array( 'garden' ), 'post_tag' => array( 'tools' ) ) ) );

post( 'flashes', '2023-05-14 21:00:00', 'Two flashes every fifteen seconds', p( <<<'T'
Every light along this coast says its own name, over and over, in the simplest alphabet there is. Ours says: <em>flash, flash, wait</em>. The waiting is the important part.

Tomas wrote it down for the machine that will come after us:
T
) . code( "forever {\n    flash(0.4 s)      // \"I am\"\n    dark (2.1 s)\n    flash(0.4 s)      // \"here\"\n    dark (12.1 s)     // listen\n}" ) . p( 'If you see three flashes, you are looking at Muckle Stack, and should turn round.' ), array( 'terms' => array( 'category' => array( 'lens' ), 'post_tag' => array( 'night watch', 'radio' ) ), 'picture' => 'dawn' ) );

post( 'puffins', '2023-06-04 06:45:00', 'Counting puffins is mostly counting', p( 'They came on 11 April, all on one day, as if by appointment. The trick is to count burrows, not birds; a bird moves, and has opinions.' ) . items( array( '2021: 312 burrows', '2022: 298 burrows', '2023: <strong>341 burrows</strong>' ) ) . p( 'The best seat is the flat stone west of the ' . link_to( 'kale', 'kale' ) . ', an hour after sunrise. Sit still. In ten minutes you are furniture.' ) . block( 'details', '<details class="wp-block-details"><summary>How we count</summary><!-- wp:paragraph --><p>String squares of ten metres, one person on each side, out loud. Where we differ by more than three we count again; where we still differ, Ida is right.</p><!-- /wp:paragraph --></details>' ), array( 'by' => 'tomas', 'terms' => array( 'category' => array( 'birds' ), 'post_tag' => array( 'migration', 'log book' ) ) ) );
comments( 'puffins', array( array( 'Primary Four, Harbour School', '2023-06-06 10:20:00', 'We counted the puffins in your picture and there are none. Please send more.', 'answers' => array( array( 'Tomas Reed', '2023-06-06 17:55:00', 'You are quite right. They were all behind the camera.', 'user' => 'tomas' ) ) ) ) );

post( 'open-day', '2023-06-24 20:30:00', 'Forty-one visitors and a wedding', p( 'The boat made three trips. We counted forty-one people up the stairs and forty-one down, which is not always how it goes.' ) . p( 'At noon two of them got married on the gallery, with the registrar holding her hat and the groom holding the registrar. Nobody had told us. There was bread, fortunately.' ) . image( 'noon', $moods['noon'][2] ) . p( 'They asked what the ' . link_to( 'flashes', 'two flashes' ) . ' mean. Tomas said: “I am. Here.” That seemed to do very well as a vow.' ), array( 'terms' => array( 'category' => array( 'island' ), 'post_tag' => array( 'baking', 'log book' ) ), 'picture' => 'noon' ) );

post( 'bread', '2023-07-13 16:00:00', 'Thursday bread', p( 'The stove has two settings, <em>out</em> and <em>volcano</em>. This bread forgives both.' ) . items( array( '500 g flour, whatever the boat brought', '350 ml water, warm as a hand', '10 g salt (there is plenty)', '5 g dried yeast' ) ) . items( array( 'Stir. Leave it for one watch.', 'Fold it four times, as one folds a chart.', 'Leave it for half a watch more.', 'Bake until it sounds hollow, or until the fog signal is needed, whichever is first.' ), 'ol' ) . p( 'A watch is four hours. If you have no watch, use a clock.' ), array( 'terms' => array( 'category' => array( 'island' ), 'post_tag' => array( 'baking' ) ) ) );
comments( 'bread', array( array( 'Olu', '2023-07-15 09:00:00', 'Made it in a flat in Leeds with no fog signal at all. Worked.', 'site' => 'https://example.org/olu' ) ) );

post( 'fog', '2023-08-21 05:10:00', 'Four white days', p( <<<'T'
Fog is not weather, Ida says, it is the absence of weather. It came up the south gully on Thursday like milk, and by six the tower stopped at the second window.

The horn sounds once every ninety seconds. By the second day you do not hear it any more. By the third day you hear only when it is late.
T
) . image( 'fog', $moods['fog'][2] ) . p( 'On Monday at ten past five it lifted, all at once, like a cloth off a table. Everything was still there. I do not know why that was a surprise.' ), array( 'by' => 'tomas', 'terms' => array( 'category' => array( 'fogbell', 'weather' ), 'post_tag' => array( 'log book' ) ), 'picture' => 'fog' ) );

post( 'radio', '2023-09-09 22:20:00', 'Voices at 2182', p( <<<'T'
At night the medium wave opens like a door. Trawlers off Rockall, a weather ship that must be a mistake, and once, very clearly, a woman in Tromsø reading a shopping list.

We keep the distress frequency, and we keep quiet on it. Three minutes of silence, twice an hour, so that the small voices can be heard. There are worse customs.
T
) . quote( 'All stations, all stations, all stations. Nothing to report. Out.', 'the log, most nights' ), array( 'by' => 'tomas', 'terms' => array( 'category' => array( 'island' ), 'post_tag' => array( 'radio', 'night watch' ) ) ) );

post( 'gale', '2023-11-03 23:50:00', 'What the tower does in a gale', p( <<<'T'
It moves. Visitors do not believe it, so we keep a glass of water on the watch-room table, and let them look.

On Thursday night the anemometer stopped at 94 knots, not because the wind stopped there but because the anemometer left. The seas came over the landing, then over the wall, then, at high water, over the roof of the store. The tower hummed one note, a little under B flat.
T
) . image( 'storm', $moods['storm'][2] ) . h( 'Damage' ) . items( array( 'The boat shed door: gone, believed Danish by now', 'Three panes of the lantern gallery: cracked', 'Sunflower: see ' . link_to( 'kale', 'April' ), 'Anemometer: if found, please return' ) ) . p( 'The light did not miss a turn.' ), array( 'terms' => array( 'category' => array( 'storms' ), 'post_tag' => array( 'log book', 'tide' ) ), 'picture' => 'storm',
	'modified' => '2023-11-05 18:00:00', 'was' => array(
		array( 'on' => '2023-11-03 23:50:00', 'post_content' => p( "It moves. Visitors do not believe it, so we keep a glass of water on the watch-room table.\n\nOn Thursday night the anemometer stopped at 90 knots. The seas came over the landing, then over the wall. The tower hummed one note, a little under B.\n\nThe light did not miss a turn." ) ),
	) ) );
comments( 'gale', array(
	array( 'Harbourmaster', '2023-11-06 08:15:00', 'One boat shed door recovered, Thyborøn. They ask if you want it back.' , 'answers' => array( array( 'Ida Marsh', '2023-11-06 12:00:00', 'Please tell them to keep it open.', 'user' => 'keeper' ) ) ),
	array( 'Priya', '2023-11-07 21:45:00', 'I could see you flashing from the mainland all night and it helped more than you know.' ),
) );

post( 'seals', '2023-12-10 14:00:00', 'A year in six pictures', p( 'The same rock, the same tower, the same two people, and never once the same view.' ) . gallery( array( 'dawn', 'noon', 'dusk', 'night', 'storm', 'fog' ), 'Skerry Holm, 2023.' ) . p( 'The seals have had their pups on the shingle, forty-one of them, and sing at the turn of the tide. It sounds like people in the next room who have just been told something wonderful.' ), array( 'terms' => array( 'category' => array( 'island', 'weather' ), 'post_tag' => array( 'seals', 'tide' ) ), 'picture' => 'dawn' ) );

post( 'switch', '2024-02-01 17:00:00', 'The week before the switch', p( <<<'T'
They came on Tuesday with a lamp the size of a jam jar. It needs no mercury, no clockwork, no linen and no keepers. It is, we must admit, very bright.

This blog will be switched off too, at the end of the month; the contract was in the light’s name. So if there is something here that you would like to keep, <strong>keep it now</strong>. Copies are how small lights travel.
T
) . image( 'dusk', $moods['dusk'][2] ) . p( 'Start with ' . link_to( 'goose', 'the goose' ) . '. Everybody does. And thank you for watching with us.' ) . p( '— Ida and Tomas' ), array( 'terms' => array( 'category' => array( 'light', 'island' ), 'post_tag' => array( 'log book', 'brass' ) ), 'picture' => 'dusk', 'sticky' => true ) );
comments( 'switch', array( array( 'Maud Ferrier', '2024-02-02 09:30:00', 'I have kept all of it. <a href="https://example.org/maud">Every page</a>.', 'answers' => array( array( 'Ida Marsh', '2024-02-02 20:00:00', 'Then it is not switched off.', 'user' => 'keeper' ) ) ) ) );

menu( 'Main', 'primary', array( 'The log' => home_url( '/' ), 'About' => array( $posts['about'], array( 'The keepers' => $posts['keepers'] ) ), 'Visiting' => $posts['visiting'] ) );
seeded( 'demo' );
