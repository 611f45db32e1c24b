using ClosedXML.Excel;
using Ita.Assessment.Frameworks;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.Templates;

/// <summary>
/// The lists behind the drop-downs, each label sequence once, in a sheet of its own: a list inside a validation may
/// only have 255 characters and no comma in a label.
/// </summary>
internal sealed class ChoiceLists
{
    private const int FirstRow = 3;
    private readonly List<(string[] Labels, List<IXLRange> Cells)> _lists = [];

    /// <summary>Gives cells the choices of a scale, in label order.</summary>
    public void Use(IXLRange cells, AnswerScale scale)
    {
        var labels = scale.Choices.Select(choice => choice.LabelTh).ToArray();
        var known = _lists.FirstOrDefault(list => list.Labels.SequenceEqual(labels));
        if (known.Labels is null)
            _lists.Add(known = (labels, []));
        known.Cells.Add(cells);
    }

    /// <summary>
    /// Adds the sheet behind all others, and the validations that refer to it; nothing where no cell has a list.
    /// </summary>
    public void AddSheet(SheetBook book)
    {
        if (_lists.Count == 0)
            return;
        var sheet = book.AddSheet(TemplateTexts.Get("file-choices").Th);
        SheetBook.WriteTitle(sheet.Cell(1, 1), TemplateTexts.Get("choices-title").Th);
        SheetBook.Write(sheet.Cell(2, 1), TemplateTexts.Get("choices-title").En);
        for (var i = 0; i < _lists.Count; i++)
        {
            var (labels, cells) = _lists[i];
            for (var j = 0; j < labels.Length; j++)
                SheetBook.Write(sheet.Cell(FirstRow + j, i + 1), labels[j]);
            sheet.Column(i + 1).Width = Math.Max(12, labels.Max(SheetFont.LettersOf) + 3);
            foreach (var range in cells)
                Validate(range, sheet.Range(FirstRow, i + 1, FirstRow + labels.Length - 1, i + 1));
        }

        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
    }

    private static void Validate(IXLRange cells, IXLRange list)
    {
        var validation = cells.SetDataValidation();
        validation.List(list);
        validation.IgnoreBlanks = true;
        validation.ErrorStyle = XLErrorStyle.Stop;
        validation.ErrorTitle = "ITA";
        validation.ErrorMessage = TemplateTexts.Get("answer-wrong").Th;
    }
}
