namespace Ita.Reports.Sections;

/// <summary>How a level is named.</summary>
internal static class LevelNames
{
    /// <summary>The level with its wording where a year has both, <c>A (ผ่าน)</c>.</summary>
    public static string WithWords(ReportContext context) =>
        context.Result.Levels is [var own, var words, ..]
            ? $"{own.Level} ({words.Level})"
            : context.Result.Level ?? context.Print(context.Texts.Common.NoFigure);
}
