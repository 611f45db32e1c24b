using System.Collections.Immutable;
using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>Section 1 of report.md.</summary>
internal sealed record CoverTexts(
    ImmutableArray<Template> Title,
    Template Acronym,
    Template Year,
    Template Provisional,
    Template Incomplete,
    Template DistrictAndProvince,
    Template Province,
    Template DistrictInBangkok,
    Template Issued
);
