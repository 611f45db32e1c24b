using Ita.Assessment.Frameworks;
using Ita.OpenXml.Writing;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.Templates;

/// <summary>
/// The lists behind the drop-downs, each label sequence once, in a sheet of its own: a list inside a validation may
/// only have 255 characters and no comma in a label.
/// </summary>
internal sealed class ChoiceLists
{
    private const int FirstRow = 3;
    private readonly List<(string[] Labels, List<(StyledSheet Sheet, CellArea Area)> Cells)> _lists = [];

    /// <summary>Gives cells the choices of a scale, in label order.</summary>
    public void Use(StyledSheet sheet, CellArea cells, AnswerScale scale)
    {
        var labels = scale.Choices.Select(choice => choice.LabelTh).ToArray();
        var known = _lists.FirstOrDefault(list => list.Labels.SequenceEqual(labels));
        if (known.Labels is null)
            _lists.Add(known = (labels, []));
        known.Cells.Add((sheet, cells));
    }

    /// <summary>
    /// Adds the sheet behind all others, and the validations that refer to it; nothing where no cell has a list.
    /// </summary>
    public void AddSheet(SheetBook book)
    {
        if (_lists.Count == 0)
            return;
        var sheet = book.AddSheet(TemplateTexts.Get("file-choices").Th);
        SheetBook.WriteTitle(sheet, 1, TemplateTexts.Get("choices-title").Th);
        sheet.Write(2, 1, TemplateTexts.Get("choices-title").En);
        for (var i = 0; i < _lists.Count; i++)
        {
            var (labels, cells) = _lists[i];
            for (var j = 0; j < labels.Length; j++)
                sheet.Write(FirstRow + j, i + 1, labels[j]);
            sheet.SetWidth(i + 1, Math.Max(12, labels.Max(SheetFont.LettersOf) + 3));
            var list = new CellArea(FirstRow, i + 1, FirstRow + labels.Length - 1, i + 1).On(sheet.Name);
            foreach (var (target, area) in cells)
                target.AddValidation(
                    new CellValidation(area)
                    {
                        List = list,
                        Title = "ITA",
                        Error = TemplateTexts.Get("answer-wrong").Th,
                    }
                );
        }

        sheet.Layout = sheet.Layout with { Page = new PageLayout { IsLandscape = true } };
    }
}
