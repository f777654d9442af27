using System.Globalization;

namespace MirrorGen.Publishing;

/// <summary>
/// A GitHub Actions workflow that mirrors a blog on a schedule and shows it with GitHub Pages. The mirror itself, with everything that has since
/// vanished at the origin, is kept between runs as a file of a release.
/// </summary>
public static class PagesWorkflow
{
    public const string File = ".github/workflows/mirror.yml";

    /// <param name="blog">The blog's address.</param>
    /// <param name="baseUrl">Where the site will be shown; null lets GitHub say.</param>
    public static string Of(Uri blog, Uri? baseUrl) => string.Create(CultureInfo.InvariantCulture, $$$"""
        # Mirrors the blog and publishes it with GitHub Pages. Written by MirrorGen; yours to change. docs/publishing.md of MirrorGen explains it.
        name: Mirror

        on:
          schedule:
            # Every night. GitHub reads this in UTC; an odd minute waits less.
            - cron: "{{{Minute(blog)}}} 3 * * *"
          workflow_dispatch:

        permissions:
          contents: write   # keeps the mirror as a file of a release
          pages: write
          id-token: write

        concurrency:
          group: mirror
          cancel-in-progress: false

        env:
          BLOG: {{{Quoted(blog)}}}
          BASE_URL: {{{(baseUrl is null ? "\"\"" : Quoted(baseUrl))}}}   # empty: the address that GitHub Pages gives
          # Where MirrorGen itself comes from: owner/name of its repository, and a tag or branch of it.
          MIRRORGEN: ${{ vars.MIRRORGEN_REPOSITORY }}
          MIRRORGEN_REF: ${{ vars.MIRRORGEN_REF || 'main' }}

        jobs:
          mirror:
            runs-on: ubuntu-latest
            timeout-minutes: 350
            environment:
              name: github-pages
              url: ${{ steps.deploy.outputs.page_url }}
            steps:
              - if: env.MIRRORGEN == ''
                run: |
                  echo "::error::Set the variable MIRRORGEN_REPOSITORY of this repository to the owner/name of MirrorGen's own."
                  exit 1
              - uses: actions/checkout@v6
                with:
                  repository: ${{ env.MIRRORGEN }}
                  ref: ${{ env.MIRRORGEN_REF }}
                  path: mirrorgen
              - uses: actions/setup-dotnet@v5
                with:
                  dotnet-version: 10.0.x
              - run: dotnet publish mirrorgen/src/MirrorGen.Cli -c Release -o bin
              - id: pages
                uses: actions/configure-pages@v6

              - name: Fetch what earlier runs have kept
                env:
                  GH_TOKEN: ${{ github.token }}
                run: |
                  if gh release download mirror --repo "$GITHUB_REPOSITORY" --pattern mirror.tar; then tar -xf mirror.tar && rm mirror.tar; fi

              - name: Mirror
                env:
                  PAGES_URL: ${{ steps.pages.outputs.base_url }}/
                  WP_USER: ${{ vars.WP_USER }}
                  WP_PASSWORD: ${{ secrets.WP_PASSWORD }}
                run: |
                  login=()
                  if [ -n "$WP_USER" ]; then login=(--user "$WP_USER" --password-env WP_PASSWORD); fi
                  # 1 means: finished, and the report names what is missing. That is worth publishing.
                  bin/mirrorgen mirror "$BLOG" -o mirror "${login[@]}" --base-url "${BASE_URL:-$PAGES_URL}" || [ $? -eq 1 ]

              - name: Keep the mirror for the next run
                env:
                  GH_TOKEN: ${{ github.token }}
                run: |
                  tar -cf mirror.tar --exclude=mirror/site mirror
                  gh release view mirror --repo "$GITHUB_REPOSITORY" > /dev/null 2>&1 || gh release create mirror --repo "$GITHUB_REPOSITORY" --title "The mirror" --notes "What the nightly run keeps."
                  gh release upload mirror mirror.tar --repo "$GITHUB_REPOSITORY" --clobber

              - uses: actions/upload-pages-artifact@v5
                with:
                  path: mirror/site
                  include-hidden-files: true
              - id: deploy
                uses: actions/deploy-pages@v5
        """).ReplaceLineEndings("\n") + "\n";

    // Not everybody at the same minute.
    private static int Minute(Uri blog) => 1 + (blog.Host.Sum(letter => letter) % 58);

    // An address holds no quote and no line break once it is a Uri, so that it can't leave its place in the file.
    private static string Quoted(Uri address) => $"\"{address.AbsoluteUri.Replace("\\", "%5C", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal)}\"";
}
