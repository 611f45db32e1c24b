using System.Globalization;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Tests.Templates;

/// <summary>Fills a template in as a person would, by its headers and lists, and remembers what was entered.</summary>
internal sealed class FilledTemplate
{
    private readonly Random _random;
    private readonly Framework _framework;

    private FilledTemplate(Framework framework, int seed)
    {
        _framework = framework;
        _random = new Random(seed);
    }

    public byte[] Content { get; private set; } = [];

    public List<PartTally> Entered { get; } = [];

    public static FilledTemplate Fill(Framework framework, byte[] template, int respondents, int seed)
    {
        var filled = new FilledTemplate(framework, seed);
        using var workbook = new XLWorkbook(new MemoryStream(template), XLEventTracking.Disabled);
        foreach (var part in framework.Questionnaires)
        {
            if (!workbook.TryGetWorksheet(part.Instrument.ToString(), out var sheet))
                continue;
            filled.Entered.Add(
                part.Instrument == Instrument.OIT
                    ? filled.FillOpenData(sheet)
                    : filled.FillAnswers(sheet, part.Instrument, respondents)
            );
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        filled.Content = stream.ToArray();
        return filled;
    }

    private PartTally FillAnswers(IXLWorksheet sheet, Instrument instrument, int respondents)
    {
        var header = sheet.RowsUsed().First(row => row.Cells().Count(cell => IsItem(cell, out _)) >= 3);
        var counts = new SortedDictionary<ItemId, int[]>();
        foreach (var cell in header.CellsUsed().ToList())
        {
            if (!IsItem(cell, out var id))
                continue;
            var scale = _framework.FindSubItem(id)?.Scale ?? _framework.FindItem(id)!.Scale!;
            counts.Add(id, new int[scale.Choices.Length]);
            var choices = ChoicesOf(sheet.Cell(header.RowNumber() + 1, cell.Address.ColumnNumber));
            Assert.Equal(scale.Choices.Select(choice => choice.LabelTh), choices);
            for (var i = 1; i <= respondents; i++)
            {
                var target = sheet.Cell(header.RowNumber() + i, cell.Address.ColumnNumber);

                // One in ten questions is left out, but no respondent leaves all out.
                if (counts.Count > 1 && _random.Next(10) == 0)
                    continue;
                var choice = _random.Next(choices.Count);
                target.SetValue(choices[choice]);
                counts[id][choice]++;
            }
        }

        return new PartTally
        {
            Instrument = instrument,
            Layout = TallyLayout.Answers,
            Respondents = respondents,
            Items = [.. counts.Select(item => new ItemTally { Id = item.Key, Counts = [.. item.Value] })],
        };
    }

    private PartTally FillOpenData(IXLWorksheet sheet)
    {
        var items = new SortedDictionary<ItemId, ItemTally>();
        foreach (var row in sheet.RowsUsed().ToList())
        {
            if (!IsItem(row.Cell(1), out var id))
                continue;
            var scores = ChoicesOf(row.Cell(3));
            var score = scores[_random.Next(scores.Count)];
            row.Cell(3).SetValue(double.Parse(score, CultureInfo.InvariantCulture));
            row.Cell(4).SetValue($"https://example.go.th/{id}");
            row.Cell(5).SetValue("เผยแพร่แล้ว");
            items.Add(
                id,
                new ItemTally
                {
                    Id = id,
                    Score = decimal.Parse(score, CultureInfo.InvariantCulture),
                    Url = $"https://example.go.th/{id}",
                    Explanation = "เผยแพร่แล้ว",
                }
            );
        }

        return new PartTally
        {
            Instrument = Instrument.OIT,
            Layout = TallyLayout.ItemScores,
            Items = [.. items.Values],
        };
    }

    private static bool IsItem(IXLCell cell, out ItemId id)
    {
        id = default;
        if (!ItemNumber.TryRead(Assessment.Text.ThaiText.Normalise(cell.GetValue<string>()), out var number))
            return false;
        id = number.Id;
        return true;
    }

    /// <summary>What a cell's drop-down offers, from the list or the range its validation names.</summary>
    private static List<string> ChoicesOf(IXLCell cell)
    {
        var validation = cell.Worksheet.DataValidations.Single(each => each.Ranges.Any(range => range.Contains(cell)));
        Assert.Equal(XLAllowedValues.List, validation.AllowedValues);
        if (validation.Value.StartsWith('"'))
            return [.. validation.Value.Trim('"').Split(',')];
        var range = cell.Worksheet.Workbook.Range(validation.Value);
        return [.. range.Cells().Select(each => each.GetValue<string>())];
    }
}
