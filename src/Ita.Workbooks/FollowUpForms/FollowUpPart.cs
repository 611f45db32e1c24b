using Ita.Assessment;
using Ita.Assessment.Text;
using Ita.Workbooks.Exports;

namespace Ita.Workbooks.FollowUpForms;

/// <summary>What the column แบบวัด says of an EIT item's row: one part, or both.</summary>
internal static class FollowUpPart
{
    /// <summary>As the form has it.</summary>
    public const string Both = "EIT ส่วนที่ 1 และ 2";

    private static readonly HashSet<string> s_both = new(
        new[] { Both, "EIT 1 และ 2", "EIT1 และ EIT2", "EIT1, EIT2" }.Select(ThaiText.NormaliseLabel),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The parts that a row stands for, in order; none where neither cell, sheet nor file tells.</summary>
    /// <param name="typed">What the cell says; empty where there is none.</param>
    /// <param name="sheet">The sheet's name.</param>
    /// <param name="file">The file's name.</param>
    public static IReadOnlyList<Instrument> Of(string typed, string sheet, string file)
    {
        if (s_both.Contains(ThaiText.NormaliseLabel(typed)))
            return [Instrument.EIT1, Instrument.EIT2];
        var cell = "EIT " + typed.Replace("EIT", "", StringComparison.OrdinalIgnoreCase);
        return (EitPart.OfSheet(cell) ?? EitPart.Of(sheet, file)) is { } part ? [part] : [];
    }
}
