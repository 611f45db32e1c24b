using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.RejectedCopies;

/// <summary>
/// Questionnaires with one bad answer, in cell E4 of the sheet IIT, that the reader reads and that have something in them
/// at which a library may stumble.
/// </summary>
internal static class OddWorkbooks
{
    private const string Main = WorkbookBuilder.Transitional;
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string SheetRelationships = "xl/worksheets/_rels/sheet1.xml.rels";

    // The smallest PNG there is.
    private static readonly byte[] s_picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    public static readonly IReadOnlyDictionary<string, Func<byte[]>> All = new Dictionary<string, Func<byte[]>>
    {
        ["a mail link without a host"] = () => Link("mailto:one@"),
        ["a mail link to two people"] = () => Link("mailto:a@b.go.th;c@d.go.th"),
        ["a mail link with spaces"] = () => Link("mailto:somebody at b.go.th"),
        ["a web address with a space in its host"] = () => Link("http://exa mple.org/"),
        ["a web address without a host"] = () => Link("http://"),
        ["a web address with an open bracket"] = () => Link("http://[bad"),
        ["a web address with a bad port"] = () => Link("http://example.org:port/"),
        ["a web address with a bad escape"] = () => Link("http://example.org/%zz"),
        ["a file with spaces"] = () => Link("my file 1.xlsx"),
        ["a file on a drive"] = () => Link("file:///C:\\a b\\c.xlsx"),
        ["a file on a server"] = () => Link("\\\\server\\share\\a b.xlsx"),
        ["an empty address"] = () => Link(""),
        ["a bad link without its element"] = () => Sheet("", "", Relation("hyperlink", "mailto:one@", external: true)),
        ["a link without its relationship"] = () =>
            Sheet("", "<hyperlinks><hyperlink ref=\"A1\" r:id=\"none\"/></hyperlinks>"),
        ["a link to a sheet that is not there"] = () =>
            Sheet("", "<hyperlinks><hyperlink ref=\"A1\" location=\"'no such'!A1\"/></hyperlinks>"),
        ["a picture"] = () =>
            Sheet(
                "",
                "<drawing r:id=\"r1\"/>",
                Relation("drawing", "../drawings/drawing1.xml"),
                Type("xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml")
                    + "<Default Extension=\"png\" ContentType=\"image/png\"/>",
                builder =>
                    builder
                        .Part("xl/drawings/drawing1.xml", Drawing)
                        .Part(
                            "xl/drawings/_rels/drawing1.xml.rels",
                            Relations(Relation("image", "../media/image1.png"))
                        )
                        .Part("xl/media/image1.png", s_picture)
            ),
        ["a drawing that is not there"] = () =>
            Sheet("", "<drawing r:id=\"r1\"/>", Relation("drawing", "../drawings/none.xml")),
        ["a drawing that is malformed"] = () =>
            Sheet(
                "",
                "<drawing r:id=\"r1\"/>",
                Relation("drawing", "../drawings/drawing1.xml"),
                Type("xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml"),
                builder => builder.Part("xl/drawings/drawing1.xml", "<not-closed>")
            ),
        ["comments whose shapes are malformed"] = () =>
            Sheet(
                "",
                "<legacyDrawing r:id=\"r2\"/>",
                Relation("comments", "../comments1.xml")
                    + Relation("vmlDrawing", "../drawings/vml1.vml").Replace("r1", "r2", StringComparison.Ordinal),
                Type("xl/comments1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
                    + "<Default Extension=\"vml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>",
                builder =>
                    builder
                        .Part(
                            "xl/comments1.xml",
                            $"<comments xmlns=\"{Main}\"><authors><author>a</author></authors><commentList><comment "
                                + "ref=\"B2\" authorId=\"0\"><text><t>x</t></text></comment></commentList></comments>"
                        )
                        .Part("xl/drawings/vml1.vml", "<xml><br></xml>")
            ),
        ["comments by nobody"] = () =>
            Sheet(
                "",
                "",
                Relation("comments", "../comments1.xml"),
                Type("xl/comments1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"),
                builder =>
                    builder.Part(
                        "xl/comments1.xml",
                        $"<comments xmlns=\"{Main}\"><authors/><commentList><comment ref=\"B2\" "
                            + "authorId=\"7\"><text><t>x</t></text></comment></commentList></comments>"
                    )
            ),
        ["a formula of another workbook"] = () =>
            Book(
                "<externalReferences><externalReference r:id=\"x9\"/></externalReferences>",
                Relation("externalLink", "externalLinks/externalLink1.xml", "x9"),
                "<c r=\"ZA1\"><f>[1]Sheet1!A1</f><v>5</v></c>"
            ),
        ["names that refer to nothing"] = () =>
            Book(
                "<definedNames><definedName name=\"gone\">#REF!</definedName><definedName "
                    + "name=\"_xlnm.Print_Area\" localSheetId=\"7\">#REF!</definedName><definedName name=\"a b\">IIT!"
                    + "$A$1</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">#REF!</definedName>"
                    + "</definedNames>"
            ),
        ["a pivot cache that is not there"] = () =>
            Book(
                "<pivotCaches><pivotCache cacheId=\"1\" r:id=\"x9\"/></pivotCaches>",
                Relation("pivotCacheDefinition", "pivotCache/none.xml", "x9")
            ),
        ["a pivot table that is malformed"] = () =>
            Sheet(
                "",
                "",
                Relation("pivotTable", "../pivotTables/pivotTable1.xml"),
                Type(
                    "xl/pivotTables/pivotTable1.xml",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotTable+xml"
                ),
                builder => builder.Part("xl/pivotTables/pivotTable1.xml", $"<pivotTableDefinition xmlns=\"{Main}\"/>")
            ),
        ["a conditional format of an unknown kind"] = () =>
            Sheet(
                "",
                "<conditionalFormatting sqref=\"A1:B2\"><cfRule type=\"noSuchKind\" dxfId=\"99\" priority=\"1\"/>"
                    + "</conditionalFormatting>"
            ),
        ["a conditional format whose style is not there"] = () =>
            Sheet(
                "",
                "<conditionalFormatting sqref=\"A1:B2\"><cfRule type=\"expression\" dxfId=\"99\" priority=\"1\">"
                    + "<formula>#REF!</formula></cfRule></conditionalFormatting>"
            ),
        ["a colour scale without colours"] = () =>
            Sheet(
                "",
                "<conditionalFormatting sqref=\"A1:B2\"><cfRule type=\"colorScale\" priority=\"1\"><colorScale/>"
                    + "</cfRule></conditionalFormatting>"
            ),
        ["a validation of nothing"] = () =>
            Sheet(
                "",
                "<dataValidations count=\"1\"><dataValidation type=\"list\" "
                    + "sqref=\"\"><formula1>#REF!</formula1></dataValidation></dataValidations>"
            ),
        ["a table whose headers differ"] = () =>
            Sheet(
                "",
                "<tableParts count=\"1\"><tablePart r:id=\"r1\"/></tableParts>",
                Relation("table", "../tables/table1.xml"),
                Type("xl/tables/table1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"),
                builder =>
                    builder.Part(
                        "xl/tables/table1.xml",
                        $"<table xmlns=\"{Main}\" id=\"1\" name=\"t\" displayName=\"t\" ref=\"A1:C3\"><autoFilter "
                            + "ref=\"A1:C3\"/><tableColumns count=\"3\"><tableColumn id=\"1\" name=\"x\"/><tableColumn "
                            + "id=\"2\" name=\"x\"/><tableColumn id=\"3\" name=\"y\"/></tableColumns></table>"
                    )
            ),
        ["a table that is not there"] = () =>
            Sheet("", "<tableParts count=\"1\"><tablePart r:id=\"none\"/></tableParts>"),
        ["a cell whose style is not there"] = () =>
            Rows(xml => xml.Replace("<c r=\"A2\"", "<c r=\"A2\" s=\"99\"", StringComparison.Ordinal)),
        ["styles whose fonts are not there"] = () =>
            Styles(
                "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders><cellXfs>"
                    + "<xf fontId=\"7\" fillId=\"8\" borderId=\"9\" xfId=\"3\" numFmtId=\"x\"/></cellXfs>"
            ),
        ["styles without lists"] = () => Styles(""),
        ["styles of an unknown kind"] = () =>
            Styles(
                "<fonts><font><sz val=\"big\"/><color rgb=\"red\"/></font></fonts><fills><fill><patternFill "
                    + "patternType=\"noSuch\"/></fill></fills><borders><border><left style=\"noSuch\"/></border>"
                    + "</borders><cellXfs><xf/></cellXfs>"
            ),
        ["styles that are malformed"] = () => TypedWorkbook.Of(Questionnaire(), styles: "<styleSheet>"),
        ["styles with a document type"] = () =>
            TypedWorkbook.Of(
                Questionnaire(),
                styles: $"<!DOCTYPE x [<!ENTITY a \"b\">]><styleSheet xmlns=\"{Main}\"/>"
            ),
        ["styles that are far too long"] = () =>
            TypedWorkbook.Of(
                Questionnaire(),
                styles: $"<styleSheet xmlns=\"{Main}\"><!--{Convert.ToHexString(Noise(1024 * 1024))}--></styleSheet>"
            ),
        ["styles that are not there"] = () => TypedWorkbook.Of(Questionnaire().Without("xl/styles.xml")),
        ["sheets without a content type"] = () => Questionnaire().Build(),
        ["absolute targets"] = () =>
            TypedWorkbook.Of(
                Questionnaire()
                    .Replace(
                        "xl/_rels/workbook.xml.rels",
                        Relations(
                            Relation("worksheet", "/xl/worksheets/sheet1.xml", "rId1")
                                + Relation("styles", "/xl/styles.xml", "x0")
                        )
                    )
            ),
        ["backslashes in targets"] = () =>
            TypedWorkbook.Of(
                Questionnaire()
                    .Replace(
                        "xl/_rels/workbook.xml.rels",
                        Relations(Relation("worksheet", "worksheets\\sheet1.xml", "rId1"))
                    )
            ),
        ["the strict form"] = () =>
            TypedWorkbook.Of(
                new WorkbookBuilder()
                    .Sheet("IIT", WorksheetXml().Replace(Main, WorkbookBuilder.Strict, StringComparison.Ordinal))
                    .Replace(
                        "xl/workbook.xml",
                        WorkbookXml()
                            .Replace(Main, WorkbookBuilder.Strict, StringComparison.Ordinal)
                            .Replace(
                                Office,
                                "http://purl.oclc.org/ooxml/officeDocument/relationships",
                                StringComparison.Ordinal
                            )
                    )
            ),
        ["a relationship twice"] = () =>
            Sheet(
                "",
                "",
                Relation("hyperlink", "http://a/", external: true) + Relation("hyperlink", "http://b/", external: true)
            ),
        ["errors in cells"] = () => FirstRow("<c r=\"ZA1\" t=\"e\"><v>#REF!</v></c>"),
        ["a formula's error"] = () => FirstRow("<c r=\"ZA1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"),
        ["a formula without a value"] = () => FirstRow("<c r=\"ZA1\"><f>1+1</f></c>"),
        ["a formula that is none"] = () => FirstRow("<c r=\"ZA1\"><f>((((</f><v>3</v></c>"),
        ["a shared formula without its first cell"] = () =>
            FirstRow("<c r=\"ZA1\"><f t=\"shared\" si=\"5\"/><v>3</v></c>"),
        ["a date as text, and a kind of cell that is none"] = () =>
            FirstRow("<c r=\"ZA1\" t=\"d\"><v>2023-01-01</v></c><c r=\"ZB1\" t=\"x\"><v>y</v></c>"),
        ["a number that is none"] = () => FirstRow("<c r=\"ZA1\"><v>1,5</v></c>"),
        ["rows and cells without references"] = () => Rows(xml => Regex.Replace(xml, " r=\"[A-Z]*[0-9]+\"", "")),
        ["a row twice"] = () =>
            Rows(xml =>
                xml + "<row r=\"6\"><c r=\"ZA6\"><v>1</v></c></row><row r=\"6\"><c r=\"ZB6\"><v>2</v></c></row>"
            ),
        ["rows out of order"] = () =>
            Rows(xml => string.Concat(xml.Split("</row>")[..^1].Reverse().Select(row => row + "</row>"))),
        ["a name longer than Excel takes"] = () => Named("IIT แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน 2566"),
        ["a name that Excel refuses"] = () => Named("IIT [2566]: 1/2?"),
        ["a name in quotation marks"] = () => Named("'IIT'"),
        ["an empty name"] = () => Named(""),
        ["a sheet of the same name"] = () => TypedWorkbook.Of(Questionnaire().Rows("iit", ["ก"]), sheets: 2),
        ["a hidden sheet"] = () =>
            TypedWorkbook.Of(Questionnaire().SheetData("ซ่อน", "<row><c><v>1</v></c></row>", "veryHidden"), sheets: 2),
        ["a state that is none"] = () =>
            TypedWorkbook.Of(Questionnaire().SheetData("อื่น", "<row><c><v>1</v></c></row>", "odd"), sheets: 2),
        ["unknown elements"] = () =>
            Sheet(
                "<x:odd xmlns:x=\"urn:x\"><x:more/></x:odd>",
                "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:"
                    + "Choice Requires=\"x14\"><controls/></mc:Choice></mc:AlternateContent><extLst><ext uri=\"{1}\">"
                    + "<y:z xmlns:y=\"urn:y\"/></ext></extLst>"
            ),
        ["a printer's settings that are not there"] = () =>
            Sheet("", "<pageSetup paperSize=\"999\" orientation=\"odd\" r:id=\"none\"/>"),
        ["a merged range as large as a sheet"] = () =>
            Sheet("", "<mergeCells count=\"1\"><mergeCell ref=\"A10:XFD1048576\"/></mergeCells>"),
        ["merged ranges that overlap"] = () =>
            Sheet("", "<mergeCells><mergeCell ref=\"A10:C12\"/><mergeCell ref=\"B11:D13\"/></mergeCells>"),
        ["a merged range that is none"] = () =>
            Sheet("", "<mergeCells><mergeCell ref=\"nowhere\"/><mergeCell/></mergeCells>"),
        ["columns the wrong way round"] = () =>
            Sheet("<cols><col min=\"9\" max=\"2\" width=\"x\"/><col min=\"1\" max=\"16384\" width=\"9\"/></cols>", ""),
        ["a filter that is none"] = () => Sheet("", "<autoFilter ref=\"\"><filterColumn colId=\"x\"/></autoFilter>"),
        ["a height that is none"] = () =>
            Rows(xml => xml.Replace("<row r=\"2\"", "<row r=\"2\" ht=\"tall\"", StringComparison.Ordinal)),
        ["properties that are malformed"] = () =>
            TypedWorkbook.Of(
                Questionnaire()
                    .Part("docProps/core.xml", "<a></a>")
                    .Part("docProps/app.xml", "<Properties><TotalTime>x</TotalTime></Properties>")
                    .Replace(
                        "_rels/.rels",
                        Relations(
                            Relation("officeDocument", "xl/workbook.xml")
                                + Relation("extended-properties", "docProps/app.xml", "r2")
                                + "<Relationship Id=\"r3\" Type=\"http://schemas.openxmlformats.org/package/2006/"
                                + "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                        )
                    ),
                types: Type("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
            ),
        ["a theme that is malformed"] = () =>
            TypedWorkbook.Of(
                Questionnaire().Part("xl/theme/theme1.xml", "<a>").WorkbookRelationship("theme", "theme/theme1.xml"),
                types: Type("xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml")
            ),
        ["a large part that nobody reads"] = () =>
            TypedWorkbook.Of(Questionnaire().Part("xl/media/noise.bin", Noise(5 * 1024 * 1024))),
    };

    private const string Drawing =
        "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:oneCellAnchor><xdr:from><xdr:col>1"
        + "</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext "
        + "cx=\"9525\" cy=\"9525\"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"p\"/><xdr:cNvPicPr/></xdr:nvPicPr>"
        + $"<xdr:blipFill><a:blip xmlns:r=\"{Office}\" r:embed=\"r1\"/><a:stretch><a:fillRect/></a:stretch></xdr:"
        + "blipFill><xdr:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"9525\" cy=\"9525\"/></a:xfrm><a:prstGeom "
        + "prst=\"rect\"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>";

    private static byte[] Link(string address) =>
        Sheet(
            "",
            "<hyperlinks><hyperlink ref=\"A1\" r:id=\"r1\"/></hyperlinks>",
            Relation("hyperlink", address, external: true)
        );

    private static byte[] Sheet(
        string before,
        string after,
        string relationships = "",
        string types = "",
        Func<WorkbookBuilder, WorkbookBuilder>? add = null
    )
    {
        var builder = new WorkbookBuilder().Sheet("IIT", WorksheetXml(before, after));
        if (relationships.Length > 0)
            builder.Part(SheetRelationships, Relations(relationships));
        return TypedWorkbook.Of(add is null ? builder : add(builder), types: types);
    }

    private static byte[] Book(string after, string relationship = "", string cell = "")
    {
        var builder = new WorkbookBuilder()
            .Sheet("IIT", WorksheetXml(rows: xml => Insert(xml, cell)))
            .Replace("xl/workbook.xml", WorkbookXml(after));
        return TypedWorkbook.Of(
            builder.Replace(
                "xl/_rels/workbook.xml.rels",
                Relations(
                    Relation("worksheet", "worksheets/sheet1.xml", "rId1")
                        + Relation("styles", "styles.xml", "x0")
                        + relationship
                )
            )
        );
    }

    private static byte[] Rows(Func<string, string> change) =>
        TypedWorkbook.Of(new WorkbookBuilder().Sheet("IIT", WorksheetXml(rows: change)));

    // In the row of the header.
    private static byte[] FirstRow(string cells) => Rows(xml => Insert(xml, cells));

    private static string Insert(string rows, string cells) =>
        rows.Insert(rows.IndexOf("</row>", StringComparison.Ordinal), cells);

    private static byte[] Styles(string lists) =>
        TypedWorkbook.Of(Questionnaire(), styles: $"<styleSheet xmlns=\"{Main}\">{lists}</styleSheet>");

    private static byte[] Named(string name) => TypedWorkbook.Of(new WorkbookBuilder().Sheet(name, WorksheetXml()));

    private static WorkbookBuilder Questionnaire() => new WorkbookBuilder().Sheet("IIT", WorksheetXml());

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static string WorksheetXml(string before = "", string after = "", Func<string, string>? rows = null)
    {
        var answers = ExportBuilder.Answers(2566, Instrument.IIT);
        answers[3][4] = "มากมาย";
        var xml = WorkbookBuilder.RowsXml(answers);
        return $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Office}\">{before}<sheetData>{(rows is null ? xml : rows(xml))}"
            + $"</sheetData>{after}</worksheet>";
    }

    private static string WorkbookXml(string after = "") =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"IIT\" sheetId=\"1\" r:id=\"rId1\"/>"
        + $"</sheets>{after}</workbook>";

    private static string Relations(string relationships) =>
        $"<Relationships xmlns=\"{Package}\">{relationships}</Relationships>";

    private static string Relation(string kind, string target, string id = "r1", bool external = false) =>
        $"<Relationship Id=\"{id}\" Type=\"{Office}/{kind}\" Target=\"{System.Security.SecurityElement.Escape(target)}\""
        + $"{(external ? " TargetMode=\"External\"" : "")}/>";

    private static string Type(string part, string type) => $"<Override PartName=\"/{part}\" ContentType=\"{type}\"/>";
}
