using Ita.Assessment;

namespace Ita.Storage.Erasing;

/// <summary>A blob or a row that is of one agency.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Store">Its container or table.</param>
/// <param name="Partition">A row's partition key; null for a blob.</param>
/// <param name="Name">A row's key, or a blob's name.</param>
public sealed record AgencyTrace(TraceKind Kind, string Store, string? Partition, string Name)
{
    /// <summary>Where a result stands; null for everything else.</summary>
    public (ProvinceCode Province, FiscalYear FiscalYear)? Place { get; init; }

    /// <summary>False for a blob that no program can name (docs/workbooks.md, where a file goes).</summary>
    public bool HasAddress { get; init; } = true;

    public override string ToString() => Partition is null ? $"{Store}/{Name}" : $"{Store}/{Partition}/{Name}";
}

/// <summary>
/// What is stored of an agency, in the order in which it has to go: what others are made from goes before them, so that
/// nothing comes back of what has gone.
/// </summary>
public enum TraceKind
{
    /// <summary>A survey export: respondents' rows.</summary>
    Upload,

    FollowUpForm,

    /// <summary>A message that nobody could read and that names the agency.</summary>
    UnreadableMessage,

    /// <summary>A note that something is to be done with an upload.</summary>
    Pending,

    /// <summary>What became of an upload, with its notices.</summary>
    Submission,

    /// <summary>What the agency says of a measure.</summary>
    Measure,

    /// <summary>Counts of answers, or a published table's figures.</summary>
    Tally,

    /// <summary>A result with its released marks, and the mark of the newest upload beside it.</summary>
    Result,

    /// <summary>Items of a result, and under which provinces it lies.</summary>
    Item,

    Report,

    /// <summary>The page or the marked copy of a rejected upload, which holds respondents' rows.</summary>
    RejectedFile,

    Profile,

    /// <summary>What only the agency's own uploads say of it; no registry has it.</summary>
    ProvisionalAgency,
}
