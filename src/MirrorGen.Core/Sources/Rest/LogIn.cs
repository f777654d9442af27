using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// Makes sure that the login works before anything relies on it: WordPress answers public questions with a wrong application password as
/// if there were none.
/// </summary>
internal sealed class LogIn(Origin origin, ApiRoot root, FetchLog log)
{
    /// <exception cref="MirrorException">The login is wrong, or never arrives.</exception>
    public async Task<bool> CheckAsync(FetchOptions options, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(options.Password))
        {
            throw new MirrorException(Obstacle.Usage, "A user name needs its application password: put it into an environment variable and name that with --password-env.");
        }

        if (root.Url.Scheme != "https" && !root.Url.IsLoopback)
        {
            log.Find(Severity.Warning, "password-in-the-clear", root.Url.Host, "The blog has no https, so the application password could be read on the way. Revoke it in WordPress when the mirror is done.");
        }

        origin.LogInAt(root.Url);
        var me = await origin.GetAsync(root.Route("wp/v2/users/me"), Expect.Json, withLogin: true, cancel);
        if (me.Ok && JsonBody.TryFind(me.Body, out var json) && JsonBody.Id(json) is not null)
        {
            return true;
        }

        if (me.Trouble != Trouble.Refused)
        {
            throw new MirrorException(Obstacle.Source, $"The login could not be checked ({me.Reason}). Run the same command again later, or leave out --user.");
        }

        throw new MirrorException(Obstacle.Source, WordPressError.CodeOf(me.Body) switch
        {
            "incorrect_password" or "invalid_username" or "invalid_email" or "invalid_application_password" =>
                $"{root.Url.Host} does not accept this login. It takes an application password (WordPress → Users → Profile → Application Passwords), not the one you log in with.",
            "application_passwords_disabled" or "application_passwords_disabled_for_user" =>
                $"{root.Url.Host} has application passwords switched off. Switch them on, or leave out --user.",
            _ => $"{root.Url.Host} treats the login as if none was sent ({me.Reason}). Either it is wrong, or the web server does not pass the Authorization header on to PHP (common with CGI): ask its host, or leave out --user.",
        });
    }
}
