using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.RejectedCopies;

/// <summary>A built workbook that says what its sheets are, without which the Open XML SDK opens none.</summary>
internal static class TypedWorkbook
{
    private const string Package = "application/vnd.openxmlformats-package.relationships+xml";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private const string PlainStyles =
        $"<styleSheet xmlns=\"{WorkbookBuilder.Transitional}\"><fonts><font/></fonts><fills><fill><patternFill "
        + $"patternType=\"none\"/></fill></fills><borders><border/></borders><cellXfs><xf/></cellXfs></styleSheet>";

    public static byte[] Of(WorkbookBuilder builder, int sheets = 1, string? styles = null, string types = "")
    {
        builder.Part("xl/styles.xml", styles ?? PlainStyles).WorkbookRelationship("styles", "styles.xml");
        var overrides = Enumerable
            .Range(1, sheets)
            .Select(number => Override($"worksheets/sheet{number}.xml", "worksheet"))
            .Append(Override("workbook.xml", "sheet.main"))
            .Append(Override("styles.xml", "styles"));
        return builder
            .Replace(
                "[Content_Types].xml",
                $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                    + $"Extension=\"rels\" ContentType=\"{Package}\"/>{types}{string.Concat(overrides)}</Types>"
            )
            .Build();
    }

    private static string Override(string part, string type) =>
        $"<Override PartName=\"/xl/{part}\" ContentType=\"{Spreadsheet}.{type}+xml\"/>";
}
