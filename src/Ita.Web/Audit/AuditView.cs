using Ita.Assessment;
using Ita.Storage.Audit;
using Ita.Web.Site;

namespace Ita.Web.Audit;

/// <summary>A part of a province's audit of a month.</summary>
public sealed record AuditView
{
    public required ProvinceCode Province { get; init; }

    /// <summary>Safe to show; its code where it has no agency any more.</summary>
    public required string ProvinceName { get; init; }

    public required AuditMonth Month { get; init; }

    /// <summary>The month that has not ended; there is none after it.</summary>
    public required AuditMonth ThisMonth { get; init; }

    public required AuditPage Page { get; init; }

    /// <summary>Newer entries go before these.</summary>
    public bool IsContinued { get; init; }

    public string Address => AddressOf(Month);

    public string ApiAddress => Addresses.Api(Address);

    /// <summary>The page of the entries after these; null where there are none.</summary>
    public string? NextAddress => After(Address);

    /// <summary>The same for programs.</summary>
    public string? NextApiAddress => After(ApiAddress);

    public bool HasNextMonth => Month.FirstDay < ThisMonth.FirstDay;

    public string AddressOf(AuditMonth month) => Addresses.Audit(Province, month);

    private string? After(string address) => Page.HasMore ? $"{address}?after={Page.Entries[^1].Id}" : null;
}
