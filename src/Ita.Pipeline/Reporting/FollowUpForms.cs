using System.Globalization;
using Ita.Assessment;
using Ita.Reports.Model;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Pipeline.Reporting;

/// <summary>The follow-up form of a report's measures, with what has been said of them so far.</summary>
public static class FollowUpForms
{
    /// <param name="model">The report.</param>
    /// <param name="agency">Whose form it is; null where nobody knows, as on a command line.</param>
    public static FollowUpForm Of(ReportModel model, Agency? agency)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new FollowUpForm
        {
            FiscalYear = model.Result.FiscalYear,
            Agency = agency?.WithPlainNames(),
            Rows = [.. model.Measures.Select(measure => RowOf(model, measure))],
        };
    }

    private static FollowUpFormRow RowOf(ReportModel model, Measure measure)
    {
        var parts = measure.Parts.ToList();
        return new FollowUpFormRow
        {
            Part = parts[0],
            AlsoPart2 = parts.Count > 1,
            Item = measure.Item,
            Indicator = string.Create(
                CultureInfo.InvariantCulture,
                $"ตัวชี้วัดที่ {measure.Indicator} {model.Input.Framework.Indicator(measure.Indicator).NameTh}"
            ),
            Name = measure.Name,
            Steps = measure.Steps,
            Period = measure.Period,
            Evidence = measure.Evidence,
            Responsible = measure.Responsible,
            Entry = model.Input.FollowUp?.Find(parts, measure.Item),
        };
    }
}
