namespace Ita.Reports.Tests.Excel;

/// <summary>A cell as a file holds it.</summary>
internal sealed record SheetCell(string Text, bool IsNumber, string? Formula, string Format, bool HasQuotePrefix);
