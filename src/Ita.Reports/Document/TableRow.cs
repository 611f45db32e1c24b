using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>A row.</summary>
public sealed record TableRow(RowKind Kind, ImmutableArray<TableCell> Cells);
