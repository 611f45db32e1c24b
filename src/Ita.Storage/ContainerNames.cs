using Ita.Assessment.Submissions;

namespace Ita.Storage;

/// <summary>The blob containers: a contract (docs/workbooks.md, where a file goes).</summary>
public static class ContainerNames
{
    /// <summary>Survey exports: <c>{fiscalYear}/{agencyCode}/{anything}.xlsx</c>.</summary>
    public const string Uploads = "uploads";

    /// <summary>Lists of agencies.</summary>
    public const string Registry = "registry";

    /// <summary>Filled-in follow-up forms: <c>{fiscalYear}/{agencyCode}/{anything}.xlsx</c>.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>
    /// Published tables of results: <c>{fiscalYear}/{anything}.xlsx</c>, or below a folder of a province's code.
    /// </summary>
    public const string Results = ResultsPath.Container;

    /// <summary>Frameworks that replace or add to the built-in ones: <c>{fiscalYear}.json</c>.</summary>
    public const string Frameworks = "frameworks";

    /// <summary>Written by the software only.</summary>
    public const string Reports = "reports";

    /// <summary>The software's own: how far reconciliation has come, and whose turn it is.</summary>
    public const string State = "state";

    public static IReadOnlyList<string> All { get; } =
    [Uploads, Registry, FollowUp, Results, Frameworks, Reports, State];
}
