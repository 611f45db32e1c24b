using Ita.Assessment.Submissions;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>
/// Which uploads an address is about: their ids in one parameter, with commas, since the Functions host joins repeated
/// ones so anyway.
/// </summary>
internal static class SentFiles
{
    public const string Parameter = "sent";

    public static QueryParameter QueryParameter { get; } =
        new(Parameter, "Ids of uploads to show, separated by commas.");

    /// <summary>The ids in an address; what is none, and what is too much, is left out.</summary>
    public static IEnumerable<string> In(HttpRequest request) =>
        request
            .Query[Parameter]
            .ToString()
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Where(id => id.All(IsOfId))
            .Distinct()
            .Take(UploadLimits.Files);

    public static string Address(string page, IEnumerable<Submission> submissions) =>
        $"{page}?{Parameter}={string.Join(',', submissions.Select(submission => submission.Id))}";

    private static bool IsOfId(char c) => char.IsAsciiHexDigitLower(c) || c == '-';
}
