using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;
using Ita.OpenXml.Writing;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.Templates;

/// <summary>
/// The first sheet: what to do, in Thai and then in English. It names no item, so that the reader ignores it.
/// </summary>
internal static class InstructionSheet
{
    private const double Width = 76;

    /// <summary>A title's letters are larger and bold, so that fewer fit on a line.</summary>
    private const double TitleShare = 0.85;

    public static void Add(SheetBook book, Framework framework, IReadOnlyList<InstrumentDefinition> questionnaires)
    {
        var sheet = book.AddSheet(TemplateTexts.Get("file-instructions").Th);
        sheet.SetWidth(1, Width);
        sheet.SetStyle(1, SheetBook.Wrapped);
        sheet.Layout = sheet.Layout with { HidesGridLines = true };

        var year = framework.FiscalYear.ToString();
        var title = TemplateTexts.Get("title").With("year", year);
        var steps = Steps(framework, questionnaires).ToList();
        var row = AddLanguage(sheet, 1, title, steps, text => text.Th);
        row = AddNote(sheet, row, framework, text => text.Th);
        row = AddLanguage(sheet, row + 1, title, steps, text => text.En);
        AddNote(sheet, row, framework, text => text.En);
    }

    private static IEnumerable<Bilingual> Steps(Framework framework, IReadOnlyList<InstrumentDefinition> questionnaires)
    {
        var answered = questionnaires
            .Where(part => part.Instrument != Instrument.OIT)
            .Select(part => part.Instrument.ToString())
            .ToList();
        yield return TemplateTexts.Get("step-information");
        yield return TemplateTexts.Get("step-profile");
        if (answered.Count > 0)
        {
            yield return TemplateTexts.Get("step-answers").With("sheets", string.Join(", ", answered));
            yield return TemplateTexts
                .Get("step-rows")
                .With("rows", TemplateWriter.AnswerRows.ToString(CultureInfo.InvariantCulture));
        }

        if (answered.Count < questionnaires.Count)
            yield return TemplateTexts.Get("step-open-data");
        yield return TemplateTexts.Get("step-columns");
        if (questionnaires.Count > 1)
            yield return TemplateTexts.Get("step-later");
        yield return TemplateTexts.Get("step-save").With("year", framework.FiscalYear.ToString());
    }

    private static int AddLanguage(
        StyledSheet sheet,
        int row,
        Bilingual title,
        List<Bilingual> steps,
        Func<Bilingual, string> language
    )
    {
        SheetBook.WriteTitle(sheet, row, language(title));
        sheet.SetHeight(row, SheetFont.HeightOf([(language(title), Width * TitleShare)]));
        for (var i = 0; i < steps.Count; i++)
            AddLine(sheet, ++row, string.Create(CultureInfo.InvariantCulture, $"{i + 1}) {language(steps[i])}"));
        return row + 1;
    }

    private static int AddNote(StyledSheet sheet, int row, Framework framework, Func<Bilingual, string> language)
    {
        if (!framework.Certainty.IsProvisional)
            return row;
        AddLine(sheet, row, language(TemplateTexts.Get("provisional").With("year", framework.FiscalYear.ToString())));
        return row + 1;
    }

    private static void AddLine(StyledSheet sheet, int row, string text)
    {
        sheet.Write(row, 1, text);
        sheet.SetHeight(row, SheetFont.HeightOf([(text, Width)]));
    }
}
