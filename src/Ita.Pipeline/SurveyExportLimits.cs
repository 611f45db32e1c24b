namespace Ita.Pipeline;

/// <summary>What is not even downloaded.</summary>
internal static class SurveyExportLimits
{
    /// <summary>formats.md, <c>too-large</c>: 20 MiB. The reader turns a longer file away by its length alone.</summary>
    public const long FileBytes = 20 * 1024 * 1024;
}
