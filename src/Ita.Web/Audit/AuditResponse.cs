using System.ComponentModel.DataAnnotations;
using Ita.Web.Site;

namespace Ita.Web.Audit;

/// <summary>A part of a month's audit of a province, newest first.</summary>
public sealed record AuditResponse
{
    /// <summary>ISO 3166-2:TH number.</summary>
    public required string ProvinceCode { get; init; }

    /// <summary>Buddhist era, such as 2569-11.</summary>
    [RegularExpression("^[0-9]{4}-[0-9]{2}$")]
    public required string Month { get; init; }

    public required IEnumerable<AuditEntryResponse> Entries { get; init; }

    /// <summary>The address of the older ones; absent where there are none.</summary>
    public string? Next { get; init; }

    internal static AuditResponse Of(AuditView view) =>
        new()
        {
            ProvinceCode = view.Province.Value,
            Month = view.Month.ToString(),
            Entries = view.Page.Entries.Select(entry => new AuditEntryResponse
            {
                At = entry.At,
                Action = MemberName.Of(entry.Action),
                AccountId = VisibleText.Of(entry.VisitorId),
                Account = VisibleText.Of(entry.VisitorName),
                AgencyCode = entry.Agency?.Value,
                FiscalYear = entry.FiscalYear?.Value,
                File = VisibleText.Of(entry.File),
            }),
            Next = view.NextApiAddress,
        };
}

/// <summary>Who did what, and when.</summary>
public sealed record AuditEntryResponse
{
    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    [AllowedValues("upload", "download", "restart", "release", "rescore", "profile", "measure")]
    public required string Action { get; init; }

    /// <summary>What the sign-in knows the account by.</summary>
    public required string AccountId { get; init; }

    /// <summary>What the account is called.</summary>
    public required string Account { get; init; }

    /// <summary>Whose file it was; absent for a published table and for rescoring, which are the province's.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>Buddhist era; absent for an agency's profile, which is of all years.</summary>
    public int? FiscalYear { get; init; }

    /// <summary>The file's name, or the edited measure's item; empty for rescoring.</summary>
    public required string File { get; init; }
}
