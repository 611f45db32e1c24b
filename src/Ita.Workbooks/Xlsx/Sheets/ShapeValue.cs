namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>What stands between a shape's middle and its end.</summary>
internal enum ShapeValue
{
    /// <summary>The cell is not filled.</summary>
    Nothing,
    Number,
    SharedText,
    Text,
}
