using BenchmarkDotNet.Attributes;
using MirrorGen.Conversion;

namespace MirrorGen.Benchmarks;

/// <summary>HTML to Markdown with its proof, and Markdown to clean HTML, over a megabyte of ordinary posts.</summary>
[MemoryDiagnoser]
public class ConversionBenchmarks
{
    private string[] _html = [];
    private string[] _markdown = [];

    [GlobalSetup]
    public void Write()
    {
        _html = OrdinaryPosts.Write(characters: 1_000_000);
        _markdown = [.. _html.Select(html => HtmlToMarkdown.Convert(html).Markdown)];
    }

    [Benchmark]
    public int HtmlToMarkdownWithProof() => _html.Sum(html => HtmlToMarkdown.Convert(html).Markdown.Length);

    [Benchmark]
    public int MarkdownToCleanHtml() => _markdown.Sum(markdown => MarkdownToHtml.Render(markdown).Length);

    [Benchmark]
    public int ThereAndBack() => _html.Sum(html => MarkdownToHtml.Render(HtmlToMarkdown.Convert(html).Markdown).Length);
}
