using Ita.Assessment;

namespace Ita.Workbooks.Exports;

/// <summary>What is known of an export before it is read: where it was put, and whose it is by the registry.</summary>
public sealed record ExportRequest
{
    /// <summary>The path's year, or the command line's.</summary>
    public required FiscalYear FiscalYear { get; init; }

    /// <summary>The path's agency; null on the command line.</summary>
    public AgencyCode? AgencyCode { get; init; }

    /// <summary>The agency as the registry has it; null where it has none.</summary>
    public Agency? RegisteredAgency { get; init; }

    /// <summary>There is a registry, so that an agency it does not have must be named by the workbook.</summary>
    public bool HasRegistry { get; init; }
}
