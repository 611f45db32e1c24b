namespace Ita.Web.Site;

/// <summary>
/// Every address that a page or a document leads to. Pages stand at addresses of their own; what programs and
/// spreadsheets fetch stands at the same address under <c>/api</c>.
/// </summary>
internal static class Addresses
{
    public const string ApiPrefix = "/api";

    public const string Start = "/";

    public const string Provinces = "/provinces";

    public const string FilesWithoutAgency = "/files-without-agency";

    public const string Privacy = "/privacy";

    public static string ProvincesOf<TYear>(TYear fiscalYear) => $"{Provinces}?year={fiscalYear}";

    public static string Province<TCode, TYear>(TCode province, TYear fiscalYear) =>
        $"{Provinces}/{province}/years/{fiscalYear}";

    /// <summary>A province's published tables of a year.</summary>
    public static string Results<TCode, TYear>(TCode province, TYear fiscalYear) =>
        Province(province, fiscalYear) + "/results";

    /// <param name="province">Whose.</param>
    /// <param name="month">A month of the Buddhist era, or <c>latest</c>.</param>
    public static string Audit<TCode, TMonth>(TCode province, TMonth month) => $"{Provinces}/{province}/audit/{month}";

    public static string Agency<TCode>(TCode agency) => $"/agencies/{agency}";

    public static string Agency<TCode, TYear>(TCode agency, TYear fiscalYear) =>
        $"/agencies/{agency}/years/{fiscalYear}";

    public static string Upload<TCode, TYear>(TCode agency, TYear fiscalYear) => Agency(agency, fiscalYear) + "/upload";

    /// <summary>Where an agency declares its answers complete.</summary>
    public static string Release<TCode, TYear>(TCode agency, TYear fiscalYear) =>
        Agency(agency, fiscalYear) + "/release";

    public static string Submissions<TCode, TYear>(TCode agency, TYear fiscalYear) =>
        Agency(agency, fiscalYear) + "/submissions";

    /// <param name="uploads">The page of the uploads that it is among.</param>
    /// <param name="submission">Its id.</param>
    public static string Restart(string uploads, string submission) => $"{uploads}/{submission}/restart";

    public static string RejectedFile<TCode, TYear>(TCode agency, TYear fiscalYear, string submission, string format) =>
        Api($"{Submissions(agency, fiscalYear)}/{submission}/rejected.{format}");

    public static string Profile<TCode>(TCode agency) => Agency(agency) + "/profile";

    /// <summary>Where one of a year's measures is edited.</summary>
    public static string Measure<TCode, TYear, TItem>(TCode agency, TYear fiscalYear, TItem item) =>
        $"{Agency(agency, fiscalYear)}/measures/{item}";

    public static string Report<TCode, TYear>(TCode agency, TYear fiscalYear, string format) =>
        Api($"{Agency(agency, fiscalYear)}/report.{format}");

    /// <summary>A document beside the report of the analysis: <c>memo.docx</c>.</summary>
    public static string Document<TCode, TYear>(TCode agency, TYear fiscalYear, string name) =>
        Api($"{Agency(agency, fiscalYear)}/{name}");

    public static string FollowUpForm<TCode, TYear>(TCode agency, TYear fiscalYear) =>
        Api(Agency(agency, fiscalYear) + "/follow-up.xlsx");

    public static string Template<TYear>(TYear fiscalYear, string questionnaire) =>
        Api($"/templates/{fiscalYear}/{questionnaire}.xlsx");

    /// <summary>Where programs find what people find on a page.</summary>
    public static string Api(string page) => ApiPrefix + page;
}
