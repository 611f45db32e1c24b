using System.Collections.Immutable;
using Ita.Assessment.Advice;

namespace Ita.Assessment.Profiles;

/// <summary>
/// What an agency says of itself for its reports (docs/report.md, the agency's profile): its units and what each
/// answers for, who signs, its emblem, and what is the year's own. Nothing of it changes a score; what is not said has
/// a default by the kind of agency.
/// </summary>
public sealed record AgencyProfile
{
    /// <summary>Nothing said: every default counts.</summary>
    public static AgencyProfile Empty { get; } = new();

    /// <summary>กอง, สำนัก: as this agency has them, in its order; empty for those that its kind usually has.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary>The unit that has a duty, one of <see cref="Units"/> or of the kind's.</summary>
    public ImmutableSortedDictionary<Duty, string> UnitOfDuty { get; init; } =
        ImmutableSortedDictionary<Duty, string>.Empty;

    /// <summary>The unit that answers for one concept, whatever duty it falls under.</summary>
    public ImmutableSortedDictionary<string, string> UnitOfConcept { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>ผู้จัดทำ.</summary>
    public Signatory? PreparedBy { get; init; }

    /// <summary>ผู้ตรวจสอบ.</summary>
    public Signatory? ReviewedBy { get; init; }

    /// <summary>ผู้อนุมัติ: the head of the agency.</summary>
    public Signatory? ApprovedBy { get; init; }

    public Emblem? Emblem { get; init; }

    public ImmutableSortedDictionary<FiscalYear, ProfileYear> Years { get; init; } =
        ImmutableSortedDictionary<FiscalYear, ProfileYear>.Empty;

    /// <summary>What is said of one year; an empty one where nothing is.</summary>
    public ProfileYear Year(FiscalYear year) => Years.GetValueOrDefault(year) ?? ProfileYear.Empty;

    /// <summary>The one unit that answers for a concept: the agency's word, else its kind's usual one.</summary>
    public string UnitFor(Agency agency, string? concept, Duty duty)
    {
        if (concept is not null && UnitOfConcept.TryGetValue(concept, out var own))
            return own;
        return UnitOfDuty.TryGetValue(duty, out var unit) ? unit : UsualUnits.Of(agency).UnitOfDuty[duty];
    }

    /// <summary>The agency's units, or those that its kind usually has.</summary>
    public ImmutableArray<string> UnitsOf(Agency agency) => Units.IsEmpty ? UsualUnits.Of(agency).Units : Units;

    /// <summary>
    /// This profile with what another one says in place of what this one does: what the other does not say stays. Its
    /// list of units takes the place of this one as a whole; everything else goes member by member, names and positions
    /// of those who sign and the members of a year too.
    /// </summary>
    public AgencyProfile With(AgencyProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new AgencyProfile
        {
            Units = other.Units.IsEmpty ? Units : other.Units,
            UnitOfDuty = UnitOfDuty.SetItems(other.UnitOfDuty),
            UnitOfConcept = UnitOfConcept.SetItems(other.UnitOfConcept),
            PreparedBy = PreparedBy?.With(other.PreparedBy) ?? other.PreparedBy,
            ReviewedBy = ReviewedBy?.With(other.ReviewedBy) ?? other.ReviewedBy,
            ApprovedBy = ApprovedBy?.With(other.ApprovedBy) ?? other.ApprovedBy,
            Emblem = other.Emblem ?? Emblem,
            Years = Years.SetItems(
                other.Years.Select(pair => KeyValuePair.Create(pair.Key, Year(pair.Key).With(pair.Value)))
            ),
        };
    }
}

/// <summary>Who signs: the name may be left for the pen.</summary>
public sealed record Signatory(string? Name, string? Position)
{
    /// <summary>What another says in place of what this one does; what it does not say stays.</summary>
    public Signatory With(Signatory? other) => new(other?.Name ?? Name, other?.Position ?? Position);
}

/// <summary>What an agency says of one year's report.</summary>
public sealed record ProfileYear
{
    public static ProfileYear Empty { get; } = new();

    /// <summary>Month and year of issue, on the cover.</summary>
    public IssueMonth? Issued { get; init; }

    /// <summary>The assessor's own words about the result, as lines of plain text.</summary>
    public string? Remark { get; init; }

    /// <summary>The day until which the report is to be published.</summary>
    public DateOnly? PublishBy { get; init; }

    /// <summary>Where it is published: a web address, or a place in words.</summary>
    public string? PublishedAt { get; init; }

    /// <summary>What another says in place of what this one does; what it does not say stays.</summary>
    public ProfileYear With(ProfileYear other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ProfileYear
        {
            Issued = other.Issued ?? Issued,
            Remark = other.Remark ?? Remark,
            PublishBy = other.PublishBy ?? PublishBy,
            PublishedAt = other.PublishedAt ?? PublishedAt,
        };
    }
}

/// <summary>A month of a year.</summary>
/// <param name="Year">Buddhist era.</param>
/// <param name="Month">1–12.</param>
public readonly record struct IssueMonth(int Year, int Month)
{
    /// <summary>The month in which a moment lies, by Thai time.</summary>
    public static IssueMonth Of(DateTimeOffset moment)
    {
        var there = moment.ToOffset(ThaiCalendar.Offset);
        return new IssueMonth(there.Year + ThaiCalendar.BuddhistEra, there.Month);
    }
}

/// <summary>An agency's emblem.</summary>
/// <param name="Png">A PNG file.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record Emblem(ImmutableArray<byte> Png, int Width, int Height)
{
    public bool Equals(Emblem? other) => other is not null && Png.AsSpan().SequenceEqual(other.Png.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Png.Length, Width, Height);
}

/// <summary>How much an agency can say of itself, however it says it; texts in UTF-16 characters.</summary>
public static class ProfileLimits
{
    /// <summary>How many units.</summary>
    public const int Units = 30;

    /// <summary>A unit, a person or a position.</summary>
    public const int Name = 100;

    public const int Remark = 2_000;

    /// <summary>Where a report is published.</summary>
    public const int Place = 500;

    /// <summary>"Or", as no unit's name may have it: a measure has one unit that answers for it.</summary>
    public const string Or = "หรือ";

    public static bool NamesSeveral(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Contains(Or, StringComparison.Ordinal);
    }
}
