using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Ita.Testing.Samples;

namespace Ita.Workbooks.Tests.Builders;

/// <summary>Makes a minimal workbook from XML fragments, so that a test shows the one thing it is about.</summary>
internal sealed class WorkbookBuilder
{
    public const string Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private readonly List<(string Name, string Xml, string? State)> _sheets = [];
    private readonly List<(string Name, byte[] Content)> _parts = [];
    private readonly List<string> _overrides = [];
    private readonly List<string> _workbookRelationships = [];
    private readonly HashSet<string> _left = [];
    private readonly Dictionary<string, byte[]> _replaced = [];
    private string? _sharedStrings;

    public CompressionLevel Compression { get; set; } = CompressionLevel.Fastest;

    public string MainType { get; set; } = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>A sheet from the inside of its sheetData.</summary>
    public WorkbookBuilder SheetData(string name, string rows, string? state = null) =>
        Sheet(name, $"<worksheet xmlns=\"{Transitional}\"><sheetData>{rows}</sheetData></worksheet>", state);

    /// <summary>A sheet from its whole part.</summary>
    public WorkbookBuilder Sheet(string name, string xml, string? state = null)
    {
        _sheets.Add((name, xml, state));
        return this;
    }

    /// <summary>A sheet of plain values: texts become inline strings, numbers numbers, null an empty cell.</summary>
    public WorkbookBuilder Rows(string name, params IEnumerable<object?[]> rows) => SheetData(name, RowsXml(rows));

    public static string RowsXml(IEnumerable<object?[]> rows)
    {
        var xml = new StringBuilder();
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value)
                    xml.Append(CellXml(OpenXml.Reading.CellReference.ToA1(number, i + 1), value));
            }

            xml.Append("</row>");
        }

        return xml.ToString();
    }

    public static string CellXml(string name, object value) =>
        value switch
        {
            string text => $"<c r=\"{name}\" t=\"inlineStr\"><is><t "
                + $"xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
            bool flag => $"<c r=\"{name}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
            IFormattable number => $"<c r=\"{name}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
            _ => throw new ArgumentException($"{value} is no cell's value."),
        };

    /// <summary>The shared strings, from the inside of sst.</summary>
    public WorkbookBuilder SharedStrings(string items) =>
        SharedStringsPart($"<sst xmlns=\"{Transitional}\">{items}</sst>");

    public WorkbookBuilder SharedStringsPart(string xml)
    {
        _sharedStrings = xml;
        return this;
    }

    public WorkbookBuilder Part(string name, string content, string? contentType = null) =>
        Part(name, Encoding.UTF8.GetBytes(content), contentType);

    public WorkbookBuilder Part(string name, byte[] content, string? contentType = null)
    {
        _parts.Add((name, content));
        if (contentType is not null)
            _overrides.Add($"<Override PartName=\"/{name}\" ContentType=\"{contentType}\"/>");
        return this;
    }

    public WorkbookBuilder WorkbookRelationship(string kind, string target)
    {
        _workbookRelationships.Add(
            $"<Relationship Id=\"x{_workbookRelationships.Count}\" Type=\"{Relationships}/{kind}\" "
                + $"Target=\"{target}\"/>"
        );
        return this;
    }

    /// <summary>Leaves a part out that would be there.</summary>
    public WorkbookBuilder Without(string part)
    {
        _left.Add(part);
        return this;
    }

    public WorkbookBuilder Replace(string part, string content) => Replace(part, Encoding.UTF8.GetBytes(content));

    public WorkbookBuilder Replace(string part, byte[] content)
    {
        _replaced[part] = content;
        return this;
    }

    public WorkbookFile File(string name = "ita.xlsx") => FileOf(Build(), name);

    /// <summary>A file below samples/ of the repository.</summary>
    public static WorkbookFile OpenSample(string relative)
    {
        var path = SampleFiles.PathOf(relative);
        return FileOf(System.IO.File.ReadAllBytes(path), Path.GetFileName(path));
    }

    public static WorkbookFile FileOf(byte[] content, string name = "ita.xlsx") =>
        new(name, content.Length, () => new MemoryStream(content, writable: false));

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content) in Parts())
            {
                if (_left.Contains(name))
                    continue;
                using var entry = zip.CreateEntry(name, Compression).Open();
                entry.Write(_replaced.GetValueOrDefault(name, content));
            }
        }

        return stream.ToArray();
    }

    private IEnumerable<(string Name, byte[] Content)> Parts()
    {
        yield return ("[Content_Types].xml", Bytes(ContentTypes()));
        yield return (
            "_rels/.rels",
            Bytes(
                $"<Relationships xmlns=\"{PackageRelationships}\"><Relationship Id=\"rId1\" "
                    + $"Type=\"{Relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            )
        );
        yield return ("xl/workbook.xml", Bytes(Workbook()));
        yield return ("xl/_rels/workbook.xml.rels", Bytes(WorkbookRelationships()));
        for (var i = 0; i < _sheets.Count; i++)
            yield return ($"xl/worksheets/sheet{i + 1}.xml", Bytes(_sheets[i].Xml));
        if (_sharedStrings is not null)
            yield return ("xl/sharedStrings.xml", Bytes(_sharedStrings));
        foreach (var part in _parts)
            yield return part;
    }

    private string ContentTypes() =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
        + "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
        + $"ContentType=\"{MainType}\"/>{string.Concat(_overrides)}</Types>";

    private string Workbook()
    {
        var sheets = _sheets.Select(
            (sheet, i) =>
                $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" "
                + $"sheetId=\"{i + 1}\"{(sheet.State is null ? "" : $" state=\"{sheet.State}\"")} "
                + $"r:id=\"rId{i + 1}\"/>"
        );
        return $"<workbook xmlns=\"{Transitional}\" "
            + $"xmlns:r=\"{Relationships}\"><sheets>{string.Concat(sheets)}</sheets></workbook>";
    }

    private string WorkbookRelationships()
    {
        var sheets = _sheets.Select(
            (_, i) =>
                $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relationships}/worksheet\" "
                + $"Target=\"worksheets/sheet{i + 1}.xml\"/>"
        );
        var shared = _sharedStrings is null
            ? ""
            : $"<Relationship Id=\"rIdS\" Type=\"{Relationships}/sharedStrings\" Target=\"sharedStrings.xml\"/>";
        return $"<Relationships "
            + $"xmlns=\"{PackageRelationships}\">{string.Concat(sheets)}{shared}"
            + $"{string.Concat(_workbookRelationships)}</Relationships>";
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
