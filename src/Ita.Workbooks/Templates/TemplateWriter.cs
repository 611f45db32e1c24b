using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.Templates;

/// <summary>
/// Writes workbooks to be filled in (docs/workbooks.md, templates): what <see cref="SurveyExportReader"/> accepts
/// once the answers are in. The same framework gives the same bytes.
/// </summary>
public static class TemplateWriter
{
    /// <summary>
    /// Rows of a questionnaire that have drop-down lists; the reader takes as many more as are there.
    /// </summary>
    public const int AnswerRows = 500;

    /// <summary>
    /// The file's name, e.g. <c>ita-2566-EIT1.xlsx</c>; <c>ita-2566.xlsx</c> for the workbook of all questionnaires.
    /// </summary>
    /// <param name="year">The framework's year.</param>
    /// <param name="questionnaire">Null for all.</param>
    public static string FileName(FiscalYear year, Instrument? questionnaire = null) =>
        questionnaire is { } one ? $"ita-{year}-{one}.xlsx" : $"ita-{year}.xlsx";

    /// <summary>A workbook for one questionnaire of a year, or for all of them.</summary>
    /// <param name="framework">The year's framework.</param>
    /// <param name="questionnaire">One of <see cref="Framework.Questionnaires"/>; null for all.</param>
    /// <returns>The .xlsx file.</returns>
    /// <exception cref="ArgumentException">The year has no such questionnaire: EIT in a year with parts, a part in one
    /// without.</exception>
    public static byte[] Write(Framework framework, Instrument? questionnaire = null)
    {
        ArgumentNullException.ThrowIfNull(framework);
        var wanted = framework
            .Questionnaires.Where(part => questionnaire is null || part.Instrument == questionnaire)
            .ToList();
        if (wanted.Count == 0)
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{framework.FiscalYear} has no questionnaire {questionnaire}."
                ),
                nameof(questionnaire)
            );

        var book = new SheetBook(framework.FiscalYear);
        InstructionSheet.Add(book, framework, wanted);
        InformationSheet.Add(book, framework.FiscalYear);
        ProfileSheet.Add(book, framework.FiscalYear);
        var choices = new ChoiceLists();
        foreach (var part in wanted)
        {
            if (part.Instrument == Instrument.OIT)
                OpenDataSheet.Add(book, framework, part);
            else
                AnswerSheet.Add(book, framework, part, choices);
        }

        choices.AddSheet(book);
        return book.Save();
    }
}

/// <summary>The texts of <c>template.json</c>.</summary>
internal static class TemplateTexts
{
    private static readonly BilingualTexts Texts = new(typeof(TemplateTexts).Assembly, "template.json");

    public static Bilingual Get(string code) => Texts[code];
}
