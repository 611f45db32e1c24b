using System.Globalization;
using Ita.Assessment;
using Ita.Reports.Model;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Pipeline.Reporting;

/// <summary>The follow-up form of a report's measures, with what has been said of them so far.</summary>
public static class FollowUpForms
{
    /// <param name="figures">The report's.</param>
    /// <param name="agency">Whose form it is; null where nobody knows, as on a command line.</param>
    public static FollowUpForm Of(ReportFigures figures, Agency? agency)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new FollowUpForm
        {
            FiscalYear = figures.Result.FiscalYear,
            Agency = agency?.WithPlainNames(),
            Rows = [.. figures.Measures.Select(measure => RowOf(figures, measure))],
        };
    }

    private static FollowUpFormRow RowOf(ReportFigures figures, Measure measure)
    {
        var parts = measure.Parts.ToList();
        return new FollowUpFormRow
        {
            Part = parts[0],
            AlsoPart2 = parts.Count > 1,
            Item = measure.Item,
            Indicator = string.Create(
                CultureInfo.InvariantCulture,
                $"ตัวชี้วัดที่ {measure.Indicator} {figures.Input.Framework.Indicator(measure.Indicator).NameTh}"
            ),
            Name = measure.Name,
            Steps = measure.Steps,
            Period = measure.Period,
            Evidence = measure.Evidence,
            Responsible = measure.Responsible,
            Entry = figures.Input.FollowUp?.Find(parts, measure.Item),
        };
    }
}
