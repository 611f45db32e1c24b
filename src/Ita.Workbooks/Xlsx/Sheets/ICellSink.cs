namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>Takes a sheet's filled cells as they come.</summary>
internal interface ICellSink
{
    /// <summary>The next cell. Those of a row come together, in any order.</summary>
    void Cell(in Cell cell);

    /// <summary>All cells of a row have come; rows come in the order of the file.</summary>
    void EndRow(int row);

    /// <summary>Where cells of a row that begins may be marked; null where all have to be told.</summary>
    IMarkedRow? MarksOf(int row) => null;
}
