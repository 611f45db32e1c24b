using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Ita.Benchmarks;

/// <summary>A benchmark's least time over that of another one with the same parameters.</summary>
/// <param name="name">The column's head.</param>
/// <param name="method">The other benchmark.</param>
internal sealed class ShareOfColumn(string name, string method) : IColumn
{
    public string Id => nameof(ShareOfColumn) + name;

    public string ColumnName => name;

    public string Legend => $"Least time over the least of {method}";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var other = summary.BenchmarksCases.FirstOrDefault(each =>
            each.Descriptor.WorkloadMethod.Name == method
            && each.Parameters.ValueInfo == benchmarkCase.Parameters.ValueInfo
        );
        if (
            other is null
            || summary[benchmarkCase]?.ResultStatistics is not { } own
            || summary[other]?.ResultStatistics is not { } others
        )
            return "?";
        return (own.Min / others.Min).ToString("0.000", CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);
}
