namespace Ita.Web.Uploads;

/// <summary>How much may come at once.</summary>
internal static class UploadLimits
{
    /// <summary>One workbook, as formats.md says.</summary>
    public const long FileBytes = 20L * 1024 * 1024;

    /// <summary>One form: what the Functions host lets through.</summary>
    public const long FormBytes = 100L * 1024 * 1024;

    /// <summary>Files of one form; a page that shows more outcomes than that helps nobody.</summary>
    public const int Files = 20;
}
