using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Cli;

/// <summary>Turns what was typed into what the fetch understands.</summary>
internal static class FetchOptionsReading
{
    /// <exception cref="MirrorException">Something makes no sense.</exception>
    public static FetchOptions Read(this FetchingOptions options)
    {
        if (options.Concurrency is < 1 or > 64)
        {
            throw new MirrorException(Obstacle.Usage, $"--concurrency {options.Concurrency} makes no sense. Give a number from 1 to 64; 4 suits most blogs.");
        }

        if (options.Delay is < 0 or > 3600 or double.NaN)
        {
            throw new MirrorException(Obstacle.Usage, "--delay takes seconds from 0 to 3600, such as 0.5.");
        }

        return new FetchOptions
        {
            User = options.User,
            Password = Password(options),
            Concurrency = options.Concurrency,
            Delay = TimeSpan.FromSeconds(options.Delay),
            Include = List(options.Include),
            Exclude = List(options.Exclude),
            Since = Since(options.Since),
            ExternalImages = options.ExternalImages,
            RecheckMedia = options.RecheckMedia,
        };
    }

    private static string? Password(FetchingOptions options)
    {
        if (options.User is null && options.PasswordEnv is null)
        {
            return null;
        }

        if (options.User is null)
        {
            throw new MirrorException(Obstacle.Usage, "--password-env needs --user NAME: the name you log in to WordPress with.");
        }

        if (options.PasswordEnv is null)
        {
            throw new MirrorException(Obstacle.Usage, "--user needs --password-env VARIABLE: put an application password (WordPress: Users, Profile, Application Passwords) into an environment variable and name it.");
        }

        return Environment.GetEnvironmentVariable(options.PasswordEnv) is { Length: > 0 } password
            ? password
            : throw new MirrorException(Obstacle.Usage, $"The environment variable '{options.PasswordEnv}' is not set. Set it to an application password first: read -rs {options.PasswordEnv} && export {options.PasswordEnv}");
    }

    private static ImmutableArray<string> List(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static DateTimeOffset? Since(string? text) => text switch
    {
        null => null,
        _ when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) => date,
        _ => throw new MirrorException(Obstacle.Usage, $"'{text}' is no date. Write it as 2024-05-01 or 2024-05-01T18:00Z."),
    };
}
