using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ita.Reports.Model;
using Ita.Reports.Word;
using Caption = Ita.Reports.Model.Caption;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Ita.Benchmarks.Writing;

/// <summary>
/// The same document by the Open XML SDK, as its users write one: the body built of its classes, the parts saved by its
/// package. Parts that are the same in every document, the charts and what lies behind them are handed over as they
/// are, which favours it.
/// </summary>
internal static class DomReport
{
    public static void Write(ReportDocument model, Stream output)
    {
        using var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        Feed(main.AddNewPart<StyleDefinitionsPart>("rId1"), "word/styles.xml");
        Feed(main.AddNewPart<DocumentSettingsPart>("rId2"), "word/settings.xml");
        Feed(main.AddNewPart<FontTablePart>("rId3"), "word/fontTable.xml");
        Feed(main.AddNewPart<NumberingDefinitionsPart>("rId4"), "word/numbering.xml");
        main.AddNewPart<HeaderPart>("rId5").Header = new Header(
            new Paragraph(Styled("Header"), Plain($"{model.RunningHead} · {model.AgencyName}"))
        );
        main.AddNewPart<FooterPart>("rId6").Footer = new Footer(
            new Paragraph([Styled("Footer"), .. Field(" PAGE ", "2")])
        );
        main.Document = new Document(new DomBody(model, main).Make());
        document.PackageProperties.Title = model.Title;
        document.PackageProperties.Subject = model.Subject;
        document.PackageProperties.Creator = model.AgencyName;
        document.PackageProperties.LastModifiedBy = model.AgencyName;
        document.PackageProperties.Language = "th-TH";
        document.PackageProperties.Created = model.WrittenAt.UtcDateTime;
        document.PackageProperties.Modified = model.WrittenAt.UtcDateTime;
        var application = document.AddExtendedFilePropertiesPart();
        application.Properties = new DocumentFormat.OpenXml.ExtendedProperties.Properties(
            new DocumentFormat.OpenXml.ExtendedProperties.Application("Microsoft Office Word"),
            new DocumentFormat.OpenXml.ExtendedProperties.Company(model.AgencyName),
            new DocumentFormat.OpenXml.ExtendedProperties.ApplicationVersion("16.0000")
        );
    }

    public static ParagraphProperties Styled(string style, params OpenXmlElement[] more) =>
        new([new ParagraphStyleId { Val = style }, .. more]);

    public static W.Run Plain(string text) => new W.Run(Texts(text));

    public static W.Run Strong(string text) =>
        new W.Run([new RunProperties(new RunStyle { Val = "Strong" }), .. Texts(text)]);

    public static W.Run Tab() => new W.Run(new TabChar());

    public static IEnumerable<W.Run> Rich(RichText text) =>
        text.Runs.Select(run => run.IsStrong ? Strong(run.Text) : Plain(run.Text));

    public static IEnumerable<W.Run> Captioned(Caption caption) =>
        [
            new W.Run(new RunProperties(new RunStyle { Val = "Strong" }), Kept($"{caption.Label} {caption.Number}")),
            new W.Run(Kept($" {caption.Text}")),
        ];

    public static IEnumerable<W.Run> Field(string instruction, string value) =>
        [
            new W.Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new W.Run(new FieldCode(instruction) { Space = SpaceProcessingModeValues.Preserve }),
            new W.Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            new W.Run(new Text(value)),
            new W.Run(new FieldChar { FieldCharType = FieldCharValues.End }),
        ];

    public static Text Kept(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    public static string Numeral(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<OpenXmlElement> Texts(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                yield return new Break();
            yield return Kept(i < lines.Length - 1 ? lines[i].TrimEnd('\r') : lines[i]);
        }
    }

    private static void Feed(OpenXmlPart part, string resource)
    {
        using var source = typeof(WordReport).Assembly.GetManifestResourceStream(resource)!;
        part.FeedData(source);
    }
}
