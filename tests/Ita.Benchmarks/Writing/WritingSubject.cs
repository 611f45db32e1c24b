using Ita.Reports.Model;
using Ita.Reports.Word;

namespace Ita.Benchmarks.Writing;

/// <summary>Something that writes the report.</summary>
/// <param name="Name">As a program's argument and a table's row.</param>
/// <param name="Write">Writes the whole document.</param>
internal sealed record WritingSubject(string Name, Action<ReportDocument, Stream> Write)
{
    public static readonly WritingSubject Ita = new("ita", WordReport.Write);
    public static readonly WritingSubject Dom = new("dom", DomReport.Write);

    public static IReadOnlyList<WritingSubject> All { get; } = [Dom, Ita];
}
