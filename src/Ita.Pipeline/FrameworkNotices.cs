using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;

namespace Ita.Pipeline;

/// <summary>What an uploaded framework's outcome says.</summary>
public static class FrameworkNotices
{
    /// <summary>A problem of the file, with the place in its text as the cell.</summary>
    public static Notice Of(FrameworkProblem problem, string fileName) =>
        new()
        {
            Code = problem.Code,
            File = fileName,
            Cell =
                problem.Line == 0
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"{problem.Line}:{problem.Position}"),
            Item = problem.Path.Length == 0 ? null : problem.Path,
            MessageTh = problem.MessageTh,
            MessageEn = problem.MessageEn,
        };

    /// <summary>Accepted, and there are results that were computed by another framework or other rules.</summary>
    public static Notice OlderResults(FiscalYear year, int results, string fileName) =>
        new()
        {
            Code = "older-results",
            File = fileName,
            Value = results.ToString(CultureInfo.InvariantCulture),
            MessageTh = string.Create(
                CultureInfo.InvariantCulture,
                $"ผลของปี {year} จำนวน {results} หน่วยงานคำนวณด้วยกรอบการประเมินฉบับก่อน "
                    + $"และจะไม่เปลี่ยนจนกว่าจะสั่งคำนวณใหม่"
            ),
            MessageEn = string.Create(
                CultureInfo.InvariantCulture,
                $"{results} results of {year} were computed by an earlier framework and stay as they are until "
                    + $"rescoring is ordered."
            ),
        };
}
