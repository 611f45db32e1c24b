namespace Ita.Web.Site;

/// <summary>After a form: go and look there (303), with GET.</summary>
internal sealed class SeeOther : IResult
{
    private readonly string _path;

    private SeeOther(string path) => _path = path;

    /// <param name="path">Of this site.</param>
    public static SeeOther At(string path) => new(path);

    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = _path;
        return Task.CompletedTask;
    }
}
