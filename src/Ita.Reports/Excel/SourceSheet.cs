using Ita.Reports.Sections;

namespace Ita.Reports.Excel;

/// <summary>How to read the workbook, and the files it was made from.</summary>
internal static class SourceSheet
{
    private const int Columns = 3;

    public static void Write(ExcelBook book)
    {
        var (sheet, context, texts) = (book.Sources, book.Context, book.Texts);
        sheet.Widths(38, 28, 72);
        sheet.Title(context.Print(texts.SourceTitle));
        var row = 2;
        foreach (var sentence in texts.How)
            sheet.Note(row++, Columns, context.Print(sentence));
        sheet.Note(
            row++,
            Columns,
            context.Print(
                context.Texts.Appendix.Framework,
                ("year", context.Year),
                ("version", context.Framework.Version),
                ("state", context.FrameworkState())
            )
        );
        sheet.Note(row++, Columns, context.Print(context.Texts.Appendix.Rules, ("version", book.Result.RulesVersion)));
        sheet.Note(
            row++,
            Columns,
            context.Print(
                context.Texts.Appendix.WrittenAt,
                ("time", AppendixSection.Time(context, book.Model.Input.WrittenAt))
            )
        );
        row++;
        if (book.Model.Input.Sources.IsEmpty)
        {
            sheet.Note(row, Columns, context.Print(context.Texts.Appendix.NoSources));
            return;
        }

        var header = row;
        sheet.Header(
            header,
            context.Print(context.Texts.Appendix.FileColumn),
            context.Print(context.Texts.Appendix.UploadedColumn),
            context.Print(context.Texts.Appendix.HashColumn)
        );
        foreach (var source in book.Model.Input.Sources)
        {
            row++;
            sheet.Write(row, 1, source.FileName);
            sheet.Write(row, 2, AppendixSection.Time(context, source.UploadedAt));
            sheet.Write(row, 3, source.Sha256);
        }

        sheet.Frame(header, row, Columns);
    }
}
