using Ita.Assessment.Text;

namespace Ita.Assessment;

/// <summary>A public agency as the registry, or for a provisional one its own workbook, describes it.</summary>
public sealed record Agency
{
    public required AgencyCode Code { get; init; }

    /// <summary>The full name in Thai, e.g. เทศบาลตำบลบึงเจริญ.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of agency in Thai, e.g. เทศบาลตำบล.</summary>
    public string? Kind { get; init; }

    public string? District { get; init; }

    public required ProvinceCode ProvinceCode { get; init; }

    public required string Province { get; init; }

    /// <summary>Staff, the population of the IIT.</summary>
    public int? StaffCount { get; init; }

    /// <summary>People served, the population of the EIT.</summary>
    public int? ServiceUserCount { get; init; }

    public string? Email { get; init; }

    /// <summary>Known only from its own workbook, not from the registry.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>By its kind, or where that is not known by its name: whether it begins with this.</summary>
    public bool IsOfKind(string kind) =>
        (Kind is { Length: > 0 } own ? own : Name).StartsWith(kind, StringComparison.Ordinal);

    /// <summary>With names as documents print them (<see cref="PlainText"/>).</summary>
    public Agency WithPlainNames() =>
        this with
        {
            Name = PlainText.OneLine(Name),
            Kind = Kind is null ? null : PlainText.OneLine(Kind),
            District = District is null ? null : PlainText.OneLine(District),
            Province = PlainText.OneLine(Province),
        };
}
