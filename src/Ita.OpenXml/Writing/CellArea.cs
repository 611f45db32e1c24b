using System.Globalization;
using Ita.OpenXml.Reading;

namespace Ita.OpenXml.Writing;

/// <summary>A rectangle of cells; rows and columns count from 1.</summary>
public readonly record struct CellArea(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public CellArea(int row, int column)
        : this(row, column, row, column) { }

    /// <summary>No cell is in it.</summary>
    public bool IsEmpty => LastRow < FirstRow || LastColumn < FirstColumn;

    /// <summary><c>A1:C3</c>; <c>A1</c> for one cell.</summary>
    public override string ToString() =>
        (FirstRow, FirstColumn) == (LastRow, LastColumn)
            ? CellReference.ToA1(FirstRow, FirstColumn)
            : $"{CellReference.ToA1(FirstRow, FirstColumn)}:{CellReference.ToA1(LastRow, LastColumn)}";

    /// <summary>For a formula on any sheet: <c>'Sheet 1'!$A$1:$C$3</c>.</summary>
    /// <param name="sheet">The sheet's name.</param>
    public string On(string sheet)
    {
        var (first, last) = (Absolute(FirstRow, FirstColumn), Absolute(LastRow, LastColumn));
        return first == last ? $"{Quoted(sheet)}!{first}" : $"{Quoted(sheet)}!{first}:{last}";
    }

    /// <summary>A sheet's name for a formula.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Absolute(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"${CellReference.ToColumn(column)}${row}");
}
