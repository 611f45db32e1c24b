using Ita.Web.Access;

namespace Ita.Web.Site;

/// <summary>
/// An error: a plain page for people, problem details (RFC 9457) for programs. It says what its status means and not a
/// word about the object, so that every answer of a kind is the same, byte for byte.
/// </summary>
internal sealed class Refusal(int status, string titleEn, string titleTh, string messageTh, string messageEn) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        if (status == StatusCodes.Status403Forbidden)
            LogDenial(context);
        return IsForPeople(context.Request) ? PageAsync(context) : ProblemAsync(context);
    }

    private static bool IsForPeople(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private Task PageAsync(HttpContext context) =>
        new HtmlPage<RefusalPage>(
            new Dictionary<string, object?>
            {
                [nameof(RefusalPage.TitleTh)] = titleTh,
                [nameof(RefusalPage.TitleEn)] = titleEn,
                [nameof(RefusalPage.MessageTh)] = messageTh,
                [nameof(RefusalPage.MessageEn)] = messageEn,
            },
            status
        ).ExecuteAsync(context);

    private Task ProblemAsync(HttpContext context) =>
        Json.Of(
                new
                {
                    type = "about:blank",
                    title = titleEn,
                    status,
                    detail = $"{messageTh} · {messageEn}",
                },
                status,
                "application/problem+json; charset=utf-8"
            )
            .ExecuteAsync(context);

    // The path as it came, percent-encoded: nothing in it can break a line of the log.
    private static void LogDenial(HttpContext context) =>
        context
            .RequestServices.GetRequiredService<ILogger<Refusal>>()
            .LogWarning(
                "{Visitor} was refused {Method} {Path}.",
                context.Features.Get<SignedIn>()?.Visitor.Id,
                context.Request.Method,
                context.Request.Path.ToUriComponent()
            );
}
