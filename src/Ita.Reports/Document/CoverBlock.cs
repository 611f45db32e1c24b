using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>
/// The title page: the title in lines, then what it is about, then whose it is, then when it was issued.
/// </summary>
public sealed record CoverBlock(
    ImmutableArray<string> Title,
    ImmutableArray<string> Subject,
    ImmutableArray<string> Agency,
    string Issued
) : ReportBlock;
