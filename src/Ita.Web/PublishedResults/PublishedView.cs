using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web.PublishedResults;

/// <summary>
/// The page of a province's published tables of a year: where they go, and what became of those that were sent.
/// </summary>
public sealed record PublishedView
{
    public required ProvinceCode Province { get; init; }

    public required string ProvinceName { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    /// <summary>The years that have a framework, newest first.</summary>
    public required ImmutableArray<FiscalYear> Years { get; init; }

    /// <summary>The newest of the tables sent for the province.</summary>
    public required ImmutableArray<SubmissionView> Tables { get; init; }

    /// <summary>How many there are beyond those.</summary>
    public required int Older { get; init; }

    /// <summary>Files of a form that were not stored.</summary>
    public ImmutableArray<UnstoredFile> Unstored { get; init; } = [];

    /// <summary>The form was sent without a file.</summary>
    public bool NothingChosen { get; init; }

    /// <summary>The folder in the storage, as other tools name it: <c>results/2564/31/</c>.</summary>
    public string Folder => $"{ContainerNames.Results}/{new ResultsPath(FiscalYear, Province, "")}";

    public string Address => Addresses.Results(Province, FiscalYear);
}
