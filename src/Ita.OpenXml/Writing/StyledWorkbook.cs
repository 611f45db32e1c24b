using Ita.OpenXml.Packaging;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Writing;

/// <summary>
/// A workbook with styles, formulas and lists while it is put together; held in memory until it is written. Not safe
/// for concurrent use.
/// </summary>
/// <param name="style">Of every cell that is given no other.</param>
public sealed class StyledWorkbook(CellStyle style)
{
    private readonly List<StyledSheet> _sheets = [];

    internal StyleTable Styles { get; } = new();

    /// <summary>Adds a sheet behind the others.</summary>
    /// <param name="name">1 to 31 characters, none of <c>[]:*?/\</c>.</param>
    public StyledSheet AddSheet(string name)
    {
        var sheet = new StyledSheet(this, name, style);
        _sheets.Add(sheet);
        return sheet;
    }

    /// <summary>Writes the file; the same content gives the same bytes.</summary>
    /// <param name="output">Any writable stream; left open.</param>
    /// <param name="properties">Title, author and time.</param>
    /// <exception cref="ArgumentException">No sheet, or a name that Excel would refuse.</exception>
    public void Write(Stream output, CoreProperties properties)
    {
        ArgumentNullException.ThrowIfNull(output);
        // Before the part of the styles, which comes before the sheets.
        var layouts = _sheets.ConvertAll(sheet => sheet.Settle());
        using var buffer = new PooledBuffer();
        using (var package = new PackageWriter(buffer))
            WorkbookPackage.Write(
                package,
                [.. layouts],
                WriteStyles,
                properties,
                _sheets,
                static (writer, index, sheets) => sheets[index].Write(writer)
            );
        output.Write(buffer.Written);
    }

    private void WriteStyles(XmlPartWriter xml) => StyleTable.Write(xml, Styles);
}
