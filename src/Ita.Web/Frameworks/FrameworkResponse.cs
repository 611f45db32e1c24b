using System.ComponentModel.DataAnnotations;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Rescoring;
using Ita.Storage.Frameworks;
using Ita.Web.Site;

namespace Ita.Web.Frameworks;

/// <summary>Which frameworks are in force.</summary>
public sealed record FrameworksResponse
{
    public required IEnumerable<FrameworkResponse> Frameworks { get; init; }

    /// <summary>To administrators: what became of every uploaded file, newest first.</summary>
    public IEnumerable<FrameworkFileResponse>? Files { get; init; }
}

/// <summary>The framework in force for a year.</summary>
public sealed record FrameworkResponse
{
    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    public required string Version { get; init; }

    [AllowedValues("built-in", "uploaded")]
    public required string Source { get; init; }

    /// <summary>Not everything of it is sure.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>Of the uploaded file.</summary>
    public string? Sha256 { get; init; }

    /// <summary>UTC; of the uploaded file.</summary>
    public DateTimeOffset? UploadedAt { get; init; }

    /// <summary>UTC; of the uploaded file.</summary>
    public DateTimeOffset? InForceSince { get; init; }

    internal static FrameworkResponse Of(Framework framework, StoredFramework? stored) =>
        new()
        {
            FiscalYear = framework.FiscalYear.Value,
            Version = framework.Version,
            Source = stored is null ? "built-in" : "uploaded",
            IsProvisional = framework.Certainty.IsProvisional,
            Sha256 = stored?.Sha256,
            UploadedAt = stored?.UploadedAt,
            InForceSince = stored?.AcceptedAt,
        };
}

/// <summary>An uploaded framework file and what became of it.</summary>
public sealed record FrameworkFileResponse
{
    private const int VersionLength = 12;

    /// <summary>The path within its container.</summary>
    public required string File { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>As of every submission: received, accepted, rejected, failed.</summary>
    public required string State { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>The version that it is, or would be.</summary>
    public string? Version { get; init; }

    /// <summary>UTC; when it came into its state.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    public required IEnumerable<FrameworkNoticeResponse> Problems { get; init; }

    public required IEnumerable<FrameworkNoticeResponse> Warnings { get; init; }

    internal static FrameworkFileResponse Of(Submission file) =>
        new()
        {
            File = file.Blob.Name,
            UploadedAt = file.Blob.LastModified,
            State = MemberName.Of(file.State),
            Sha256 = file.Sha256,
            Version = file.Sha256?[..VersionLength],
            ChangedAt = file.ChangedAt,
            Problems = file.Problems.Select(FrameworkNoticeResponse.Of),
            Warnings = file.Warnings.Select(FrameworkNoticeResponse.Of),
        };
}

/// <summary>A problem or a warning of a framework file.</summary>
public sealed record FrameworkNoticeResponse
{
    public required string Code { get; init; }

    /// <summary>Line and position, such as 12:7.</summary>
    public string? Place { get; init; }

    /// <summary>Of the member, as a JSON path.</summary>
    public string? Path { get; init; }

    /// <summary>In Thai.</summary>
    public required string MessageTh { get; init; }

    /// <summary>In English.</summary>
    public required string MessageEn { get; init; }

    internal static FrameworkNoticeResponse Of(Notice notice) =>
        new()
        {
            Code = notice.Code,
            Place = notice.Cell,
            Path = notice.Item,
            MessageTh = notice.MessageTh,
            MessageEn = notice.MessageEn,
        };
}

/// <summary>What rescoring a year would touch.</summary>
public sealed record RescoringResponse
{
    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>In force.</summary>
    public required string FrameworkVersion { get; init; }

    /// <summary>In force.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>All results of the year.</summary>
    public required int Results { get; init; }

    /// <summary>Those of another framework or other rules than those in force.</summary>
    public required int OlderResults { get; init; }

    /// <summary>Those that cannot be read as they are stored; they are scored again as well.</summary>
    public required int UnreadableResults { get; init; }

    /// <summary>The older ones by what they were computed by.</summary>
    public required IEnumerable<OlderVersionResponse> Versions { get; init; }

    internal static RescoringResponse Of(RescoringOffer offer) =>
        new()
        {
            FiscalYear = offer.FiscalYear.Value,
            FrameworkVersion = offer.FrameworkVersion,
            RulesVersion = offer.RulesVersion,
            Results = offer.Results,
            OlderResults = offer.Older,
            UnreadableResults = offer.Unreadable.Length,
            Versions = offer
                .OlderResults.GroupBy(older => (older.FrameworkVersion, older.RulesVersion))
                .Select(group => new OlderVersionResponse
                {
                    FrameworkVersion = group.Key.FrameworkVersion,
                    RulesVersion = group.Key.RulesVersion,
                    Results = group.Count(),
                }),
        };
}

/// <summary>A framework and rules that some results were computed by.</summary>
public sealed record OlderVersionResponse
{
    public string? FrameworkVersion { get; init; }

    public string? RulesVersion { get; init; }

    public required int Results { get; init; }
}
