using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Ita.Benchmarks;

/// <summary>
/// Makes the exports that are measured: a time stamp and 60 answers a respondent, drawn with a fixed seed.
/// </summary>
internal static class SurveyExports
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public const string SheetPart = "xl/worksheets/sheet1.xml";
    public const string SharedStringsPart = "xl/sharedStrings.xml";

    public static byte[] Make(int respondents, bool shared)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var strings = new Dictionary<string, int>(StringComparer.Ordinal);
            Write(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                    + "Extension=\"rels\" "
                    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
                    + "Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                    + (
                        shared
                            ? "<Override PartName=\"/xl/sharedStrings.xml\" "
                                + "ContentType=\"application/vnd.openxmlformats-officedocument."
                                + "spreadsheetml.sharedStrings+xml\"/>"
                            : ""
                    )
                    + "</Types>"
            );
            Write(
                zip,
                "_rels/.rels",
                $"<Relationships "
                    + $"xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                    + $"Id=\"rId1\" Type=\"{Relationships}/officeDocument\" "
                    + $"Target=\"xl/workbook.xml\"/></Relationships>"
            );
            Write(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\"><sheets><sheet name=\"IIT\" "
                    + $"sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            );
            Write(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"<Relationships "
                    + $"xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                    + $"Id=\"rId1\" Type=\"{Relationships}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                    + (
                        shared
                            ? $"<Relationship Id=\"rId2\" Type=\"{Relationships}/sharedStrings\" "
                                + $"Target=\"sharedStrings.xml\"/>"
                            : ""
                    )
                    + "</Relationships>"
            );
            using (
                var sheet = new StreamWriter(
                    zip.CreateEntry(SheetPart, CompressionLevel.Optimal).Open(),
                    new UTF8Encoding(false),
                    1 << 16
                )
            )
                WriteSheet(sheet, respondents, shared ? strings : null);
            if (shared)
                Write(
                    zip,
                    SharedStringsPart,
                    $"<sst xmlns=\"{Main}\" count=\"{respondents * Questionnaire.Answers}\" "
                        + $"uniqueCount=\"{strings.Count}\">"
                        + $"{string.Concat(strings.Keys.Select(text => $"<si><t>{text}</t></si>"))}</sst>"
                );
        }

        return stream.ToArray();
    }

    private static void WriteSheet(StreamWriter sheet, int respondents, Dictionary<string, int>? strings)
    {
        var random = new Random(2566);
        sheet.Write(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet "
                + $"xmlns=\"{Main}\"><sheetData><row r=\"1\">"
        );
        WriteText(sheet, "A1", "ประทับเวลา", strings);
        for (var i = 0; i < Questionnaire.Answers; i++)
            WriteText(sheet, Name(1, i + 2), Questionnaire.Columns[i].Id, strings);
        for (var row = 2; row <= respondents + 1; row++)
        {
            sheet.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"</row><row r=\"{row}\"><c r=\"A{row}\"><v>{45000 + (row * 0.0375m)}</v></c>"
                )
            );
            for (var i = 0; i < Questionnaire.Answers; i++)
            {
                var choices = Questionnaire.Columns[i].Scale.Choices;
                WriteText(sheet, Name(row, i + 2), choices[random.Next(choices.Length)].LabelTh, strings);
            }
        }

        sheet.Write("</row></sheetData></worksheet>");
    }

    private static void WriteText(StreamWriter sheet, string name, string text, Dictionary<string, int>? strings)
    {
        if (strings is null)
        {
            sheet.Write($"<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            return;
        }

        if (!strings.TryGetValue(text, out var index))
            strings.Add(text, index = strings.Count);
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{name}\" t=\"s\"><v>{index}</v></c>"));
    }

    private static string Name(int row, int column)
    {
        var letters =
            column > 26
                ? $"{(char)('@' + ((column - 1) / 26))}{(char)('A' + ((column - 1) % 26))}"
                : $"{(char)('@' + column)}";
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
