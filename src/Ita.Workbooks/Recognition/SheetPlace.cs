namespace Ita.Workbooks.Recognition;

/// <summary>A sheet among all files read together.</summary>
/// <param name="FileIndex">The file's place among them, from 0.</param>
/// <param name="SheetIndex">The sheet's place in its workbook, from 0.</param>
/// <param name="File">The file's name.</param>
/// <param name="Sheet">The sheet's name.</param>
internal sealed record SheetPlace(int FileIndex, int SheetIndex, string File, string Sheet);
