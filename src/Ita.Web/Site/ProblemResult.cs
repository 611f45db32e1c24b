using System.Globalization;
using System.Security.Claims;

namespace Ita.Web.Site;

/// <summary>
/// An error: a plain page for people, problem details (RFC 9457) for programs. It says what its status means and not a
/// word about the object, so that every answer of a kind is the same, byte for byte.
/// </summary>
/// <param name="status">Of the answer.</param>
/// <param name="titleEn">What it is, in English.</param>
/// <param name="titleTh">In Thai.</param>
/// <param name="messageTh">What to do, in Thai.</param>
/// <param name="messageEn">In English.</param>
/// <param name="retryAfter">When it is worth another try; null where it is not a matter of time.</param>
internal sealed class ProblemResult(
    int status,
    string titleEn,
    string titleTh,
    string messageTh,
    string messageEn,
    TimeSpan? retryAfter = null
) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        if (status == StatusCodes.Status403Forbidden)
            LogDenial(context);
        if (retryAfter is { TotalSeconds: var seconds })
            context.Response.Headers.RetryAfter = seconds.ToString("0", CultureInfo.InvariantCulture);
        return Json.IsPageWanted(context.Request) ? PageAsync(context) : ProblemAsync(context);
    }

    private Task PageAsync(HttpContext context) =>
        new HtmlPage<ProblemPage>(
            new Dictionary<string, object?>
            {
                [nameof(ProblemPage.TitleTh)] = titleTh,
                [nameof(ProblemPage.TitleEn)] = titleEn,
                [nameof(ProblemPage.MessageTh)] = messageTh,
                [nameof(ProblemPage.MessageEn)] = messageEn,
            },
            status
        ).ExecuteAsync(context);

    private Task ProblemAsync(HttpContext context) =>
        Json.Of(
                new ProblemResponse
                {
                    Type = "about:blank",
                    Title = titleEn,
                    Status = status,
                    Detail = $"{messageTh} · {messageEn}",
                },
                status,
                ApiDescription.ProblemType + "; charset=utf-8"
            )
            .ExecuteAsync(context);

    // The path as it came, percent-encoded: nothing in it can break a line of the log.
    private static void LogDenial(HttpContext context) =>
        context
            .RequestServices.GetRequiredService<ILogger<ProblemResult>>()
            .LogWarning(
                "{Visitor} was refused {Method} {Path}.",
                context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value,
                context.Request.Method,
                context.Request.Path.ToUriComponent()
            );
}
