using System.Globalization;
using Ita.Cli.Samples;

namespace Ita.Cli.Tests;

/// <summary>A workbook of layout 3: the indicators of one or several years.</summary>
internal static class SummaryWorkbook
{
    /// <param name="years">Each year's heading and its indicators from 1 on.</param>
    public static byte[] Of(params (string Heading, decimal[] Scores)[] years)
    {
        var rows = new List<IReadOnlyList<SampleCell>>
        {
            (SampleCell[])[SampleCell.Of("ตัวชี้วัด"), .. years.Select(year => SampleCell.Of(year.Heading))],
        };
        for (var i = 0; i < years.Max(year => year.Scores.Length); i++)
        {
            var name = $"{(i + 1).ToString(CultureInfo.InvariantCulture)}. ตัวชี้วัด";
            rows.Add([
                SampleCell.Of(name),
                .. years.Select(year => i < year.Scores.Length ? SampleCell.Of(year.Scores[i]) : default),
            ]);
        }

        return SampleWorkbookWriter.Write([new SampleSheet("สรุป", rows)]);
    }
}
