using System.Globalization;
using System.Text;

namespace MirrorGen.Benchmarks;

/// <summary>Posts as a WordPress with the block editor renders them: mostly paragraphs, some headings, lists, images, quotes, tables, code. Always the same.</summary>
internal static class OrdinaryPosts
{
    private static readonly string[] Words =
        "the a of and to harbour tide boat morning we it was that with on for as had light water they from quiet street under stone bridge letter small reason market between window who kept every train".Split(' ');

    public static string[] Write(int characters)
    {
        var random = new Random(7);
        var posts = new List<string>();
        for (var written = 0; written < characters; written += posts[^1].Length)
        {
            posts.Add(Post(random));
        }

        return [.. posts];
    }

    private static string Post(Random random)
    {
        var html = new StringBuilder();
        var blocks = random.Next(15, 60);
        for (var i = 0; i < blocks; i++)
        {
            html.Append(Block(random)).Append("\n\n\n\n");
        }

        return html.ToString();
    }

    private static string Block(Random random) => random.Next(20) switch
    {
        0 or 1 => $"<h2 class=\"wp-block-heading\">{Text(random, 5)}</h2>",
        2 => $"<ul class=\"wp-block-list\">\n<li>{Text(random, 9)}</li>\n\n\n\n<li>{Text(random, 12)}<ul class=\"wp-block-list\">\n<li>{Text(random, 4)}</li>\n</ul>\n</li>\n</ul>",
        3 => Image(random),
        4 => $"<blockquote class=\"wp-block-quote is-layout-flow wp-block-quote-is-layout-flow\">\n<p>{Text(random, 25)}</p>\n<cite>{Text(random, 2)}</cite></blockquote>",
        5 when random.Next(3) == 0 => $"<figure class=\"wp-block-table\"><table class=\"has-fixed-layout\"><thead><tr><th>{Text(random, 1)}</th><th>{Text(random, 1)}</th></tr></thead><tbody><tr><td>{Text(random, 3)}</td><td>{Text(random, 4)}</td></tr></tbody></table></figure>",
        6 when random.Next(3) == 0 => $"<pre class=\"wp-block-code\"><code lang=\"php\" class=\"language-php\">$tide = {random.Next(99)};\nif ($tide &gt; 40) {{ sail(); }}</code></pre>",
        _ => $"<p>{Text(random, 30)} <strong>{Text(random, 2)}</strong> {Text(random, 20)} <a href=\"https://blog.example/{random.Next(2015, 2026)}/{random.Next(10, 13)}/{Words[random.Next(Words.Length)]}/\">{Text(random, 3)}</a>, {Text(random, 12)} <em>{Text(random, 1)}</em> &#8220;{Text(random, 6)}&#8221;. {Text(random, 15)}</p>",
    };

    private static string Image(Random random)
    {
        var id = random.Next(100, 999).ToString(CultureInfo.InvariantCulture);
        var file = $"https://blog.example/wp-content/uploads/2024/05/photo-{id}";
        return $"<figure class=\"wp-block-image size-large\"><img decoding=\"async\" loading=\"lazy\" width=\"1024\" height=\"683\" src=\"{file}-1024x683.jpg\" alt=\"{Text(random, 4)}\" class=\"wp-image-{id}\" "
            + $"srcset=\"{file}-1024x683.jpg 1024w, {file}-300x200.jpg 300w, {file}-768x512.jpg 768w, {file}.jpg 1500w\" sizes=\"(max-width: 1024px) 100vw, 1024px\" />"
            + (random.Next(2) == 0 ? $"<figcaption class=\"wp-element-caption\">{Text(random, 6)}</figcaption>" : "") + "</figure>";
    }

    public static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
