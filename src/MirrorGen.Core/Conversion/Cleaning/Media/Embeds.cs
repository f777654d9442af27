using System.Text.RegularExpressions;

namespace MirrorGen.Conversion.Cleaning.Media;

/// <summary>Which services' players are known, and where a person finds what a player shows.</summary>
internal static partial class Embeds
{
    private static readonly string[] Hosts =
    [
        "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "dai.ly", "open.spotify.com", "soundcloud.com", "codepen.io", "videopress.com", "video.wordpress.com",
        "wordpress.tv", "ted.com", "twitch.tv", "mixcloud.com", "bandcamp.com", "archive.org", "slideshare.net", "speakerdeck.com", "google.com", "openstreetmap.org", "issuu.com",
        "scribd.com", "giphy.com", "kickstarter.com", "reverbnation.com", "screencast.com", "animoto.com", "cloudup.com", "crowdsignal.com", "poll.fm", "polldaddy.com", "smugmug.com",
        "flickr.com", "imgur.com", "reddit.com", "redditmedia.com", "facebook.com", "instagram.com", "twitter.com", "tiktok.com", "pinterest.com", "amazon.com", "wolframcloud.com", "pocketcasts.com",
        "podbean.com", "anchor.fm", "podcasts.apple.com", "music.apple.com", "deezer.com", "tidal.com", "rumble.com", "wistia.net", "wistia.com", "loom.com", "bilibili.com", "youku.com",
        "rutube.ru", "vk.com", "jsfiddle.net", "codesandbox.io", "stackblitz.com", "observablehq.com", "datawrapper.de", "infogram.com", "flourish.studio", "bsky.app", "funnyordie.com", "hulu.com",
    ];

    /// <summary>Whether the address is a player of a service that many blogs show.</summary>
    public static bool IsPlayer(string address)
    {
        if (!Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return false;
        }

        return Array.Exists(Hosts, host => url.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The page on which the service shows what its player plays; the player's own address when there is none known.</summary>
    public static string PageOf(string player)
    {
        var address = player.StartsWith("//", StringComparison.Ordinal) ? "https:" + player : player;
        if (YouTube().Match(address) is { Success: true } youTube && youTube.Groups["id"].Value != "videoseries")
        {
            return "https://www.youtube.com/watch?v=" + youTube.Groups["id"].Value;
        }

        if (Vimeo().Match(address) is { Success: true } vimeo)
        {
            return "https://vimeo.com/" + vimeo.Groups["id"].Value;
        }

        if (Dailymotion().Match(address) is { Success: true } dailymotion)
        {
            return "https://www.dailymotion.com/video/" + dailymotion.Groups["id"].Value;
        }

        if (Spotify().Match(address) is { Success: true } spotify)
        {
            return "https://open.spotify.com/" + spotify.Groups["id"].Value;
        }

        return SoundCloud().Match(address) is { Success: true } sound ? Uri.UnescapeDataString(sound.Groups["address"].Value) : address;
    }

    [GeneratedRegex(@"youtube(?:-nocookie)?\.com/(?:embed|v)/(?<id>[\w-]{6,})")]
    private static partial Regex YouTube();

    [GeneratedRegex(@"player\.vimeo\.com/video/(?<id>\d+)")]
    private static partial Regex Vimeo();

    [GeneratedRegex(@"dailymotion\.com/embed/video/(?<id>\w+)")]
    private static partial Regex Dailymotion();

    [GeneratedRegex(@"open\.spotify\.com/embed/(?<id>(?:track|album|playlist|episode|show)/\w+)")]
    private static partial Regex Spotify();

    [GeneratedRegex(@"w\.soundcloud\.com/player.*[?&]url=(?<address>https?(?::|%3A)[^&#]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SoundCloud();
}
