using Ita.Assessment;

namespace Ita.Storage.Audit;

/// <summary>Who did what with whose data, and when. Nothing personal but the account's name and id.</summary>
public sealed record AuditEntry
{
    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>The account's id, by the sign-in.</summary>
    public required string VisitorId { get; init; }

    /// <summary>The account's name, usually its address; empty where the sign-in gives none.</summary>
    public required string VisitorName { get; init; }

    /// <summary>The agency's province at that time, or the one a published table is of: whose record it is.</summary>
    public required ProvinceCode Province { get; init; }

    /// <summary>Null for a published table and for a year that is scored again, which are of many.</summary>
    public AgencyCode? Agency { get; init; }

    /// <summary>Null for a profile, which is of all years.</summary>
    public FiscalYear? FiscalYear { get; init; }

    /// <summary>
    /// The file: the upload's name, or what was fetched, such as <c>report.docx</c>. At most 256 characters; empty for a
    /// year that is scored again.
    /// </summary>
    public required string File { get; init; }

    /// <summary>Within its month, newest first; empty until it is stored.</summary>
    public string Id { get; init; } = "";
}

/// <summary>What somebody did.</summary>
public enum AuditAction
{
    /// <summary>Put a file into <c>uploads</c>, <c>follow-up</c> or <c>results</c> on a page.</summary>
    Upload,

    /// <summary>Fetched a finished report or the marked copy of a rejected upload.</summary>
    Download,

    /// <summary>Had a failed or rejected upload processed again.</summary>
    Restart,

    /// <summary>Declared an agency's answers complete, so that its details are told outside it.</summary>
    Release,

    /// <summary>Had a year of the province scored again.</summary>
    Rescore,

    /// <summary>Saved an agency's profile.</summary>
    Profile,

    /// <summary>Edited one of a year's measures on a page.</summary>
    Measure,

    /// <summary>Had everything of an agency erased, or everything of one of its years.</summary>
    Erase,
}

/// <summary>Some entries of a month, newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="HasMore">Older ones follow, after the last one's id.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, bool HasMore);
