using Ita.Assessment;

namespace Ita.Workbooks.Recognition;

/// <summary>A year's total as a summary gives it.</summary>
internal sealed record GivenTotal(SheetPlace Place, FiscalYear Year, int Row, RowCell Cell);
