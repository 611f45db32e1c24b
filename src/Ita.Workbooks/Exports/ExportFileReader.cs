using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Recognition;

namespace Ita.Workbooks.Exports;

/// <summary>Reads one file of an export, sheet by sheet.</summary>
internal sealed class ExportFileReader(
    FrameworkCatalogue frameworks,
    Framework framework,
    NoticeCollector problems,
    CancellationToken cancellationToken
)
{
    /// <summary>Sheets that a sentence names; of more it says that there are more.</summary>
    private const int SheetsNamed = 3;

    /// <summary>Reads the file; what is wrong with it as a whole goes to the problems.</summary>
    public ReadFile Read(WorkbookFile file, int index)
    {
        var read = new ReadFile(index, file.Name);
        var sheetName = (string?)null;
        var sheetIndex = -1;
        try
        {
            using var content = FileContent.Open(file, cancellationToken);
            using var workbook = XlsxWorkbook.Open(
                content.Stream,
                file.Name,
                WorkbookLimits.Reading,
                cancellationToken
            );
            var labels = new AnswerLabels(framework, workbook.Texts);
            foreach (var sheet in workbook.Sheets)
            {
                sheetName = sheet.Name;
                ReadSheet(workbook, sheet, new SheetPlace(index, ++sheetIndex, file.Name, sheet.Name), labels, read);
            }

            sheetName = null;
            if (!read.HasData)
                problems.About(index, -1, file.Name, null).Add(NoticeCode.Empty);
            else if (read.Candidates.Count == 0)
                ReportNothing(read);
            else if (read.IsBlankTemplate)
            {
                problems.About(index, -1, file.Name, null).Add(NoticeCode.NoRespondentsTemplate);
                read.Candidates.Clear();
            }
        }
        catch (WorkbookFormatException e)
        {
            problems
                .About(index, sheetName is null ? -1 : sheetIndex, file.Name, sheetName)
                .Add(NoticeKeys.Of(e.Flaw, file));
        }

        return read;
    }

    // Says which of the two it is: nothing to score anywhere, or items without a column that says what they scored.
    private void ReportNothing(ReadFile read)
    {
        if (read.Others.Count > 0)
        {
            foreach (var (place, key) in read.Others)
                problems.About(place.FileIndex, place.SheetIndex, place.File, place.Sheet).Add(key);
            return;
        }

        if (read.Unread.Count == 0)
        {
            var sheets = read
                .Looked.Concat(read.Information.Select(sheet => sheet.Place.Sheet))
                .Concat(read.Profiles.Select(sheet => sheet.Place.Sheet))
                .ToList();
            var looked = string.Join(", ", sheets.Take(SheetsNamed)) + (sheets.Count > SheetsNamed ? ", …" : "");
            problems.About(read.Index, -1, read.Name, null).Add(NoticeCode.NothingRecognised, detail: looked);
            return;
        }

        foreach (var (place, unread) in read.Unread)
            problems
                .About(place.FileIndex, place.SheetIndex, place.File, place.Sheet)
                .Add(unread.Key, unread.Row, unread.Column, value: unread.Text);
    }

    private void ReadSheet(
        XlsxWorkbook workbook,
        WorkbookSheet sheet,
        SheetPlace place,
        AnswerLabels labels,
        ReadFile read
    )
    {
        if (sheet.IsHidden)
        {
            read.Ignored.Add(new IgnoredSheet(SafeText.Shorten(place.File), SafeText.Shorten(place.Sheet), "hidden"));
            return;
        }

        read.HasInstructions |= ThaiText.NormaliseLabel(sheet.Name) == KnownHeads.TemplateInstructions;
        if (InformationTable.IsName(sheet.Name))
            ReadInformation(workbook, sheet, place, read);
        else if (!ProfileLabels.IsSheet(sheet.Name) || !TryReadProfile(workbook, sheet, place, read))
            ReadTables(workbook, sheet, new SheetContext(place, frameworks, framework, labels, workbook.Texts), read);
    }

    private static void ReadInformation(XlsxWorkbook workbook, WorkbookSheet sheet, SheetPlace place, ReadFile read)
    {
        var table = new InformationTable(workbook.Texts);
        workbook.ReadSheet(sheet, table);
        read.HasData |= !table.IsEmpty;
        read.Information.Add((place, table));
    }

    // A sheet that is only called so is read like any other.
    private static bool TryReadProfile(XlsxWorkbook workbook, WorkbookSheet sheet, SheetPlace place, ReadFile read)
    {
        var table = new ProfileTable(workbook.Texts);
        workbook.ReadSheet(sheet, table);
        if (!table.IsRecognised)
            return false;
        read.HasData = true;
        read.Profiles.Add((place, table));
        return true;
    }

    private static void ReadTables(XlsxWorkbook workbook, WorkbookSheet sheet, SheetContext context, ReadFile read)
    {
        using var recogniser = new SheetRecogniser(context);
        workbook.ReadSheet(sheet, recogniser);
        if (recogniser.NeedsSecondReading)
        {
            recogniser.StartAgain();
            workbook.ReadSheet(sheet, recogniser);
        }

        read.HasData |= !recogniser.IsEmpty;
        var (parts, totals) = recogniser.Finish();
        read.Candidates.AddRange(parts);
        read.Totals.AddRange(totals);
        if (parts.Count > 0)
            return;
        read.Looked.Add(context.Place.Sheet);
        var kind = recogniser.FindKind();
        read.HoldsPublishedResults |= kind == WorkbookKind.PublishedResults;
        if (kind != WorkbookKind.Survey && WrongContainer.KeyOf(kind) is { } key)
            read.Others.Add((context.Place, key));
        else if (recogniser.FindUnread() is { } unread)
            read.Unread.Add((context.Place, unread));
        read.Ignored.Add(
            new IgnoredSheet(
                SafeText.Shorten(context.Place.File),
                SafeText.Shorten(context.Place.Sheet),
                "nothing-recognised"
            )
        );
    }
}

/// <summary>What one file's sheets hold.</summary>
internal sealed class ReadFile(int index, string name)
{
    public int Index => index;

    public string Name => name;

    public List<PartCandidate> Candidates { get; } = [];

    public List<GivenTotal> Totals { get; } = [];

    /// <summary>The information sheets, each with its place.</summary>
    public List<(SheetPlace Place, InformationTable Table)> Information { get; } = [];

    /// <summary>The sheets about the agency's report, each with its place.</summary>
    public List<(SheetPlace Place, ProfileTable Table)> Profiles { get; } = [];

    public List<IgnoredSheet> Ignored { get; } = [];

    /// <summary>The sheets that were looked at and hold nothing that is scored.</summary>
    public List<string> Looked { get; } = [];

    /// <summary>Those of them with item numbers or indicators, each with the first.</summary>
    public List<(SheetPlace Place, (string Key, int Row, int Column, string Text) First)> Unread { get; } = [];

    /// <summary>Those of them that belong into another container, each with the sentence's key.</summary>
    public List<(SheetPlace Place, string Key)> Others { get; } = [];

    /// <summary>A sheet has a table of several agencies' results.</summary>
    public bool HoldsPublishedResults { get; set; }

    /// <summary>A sheet has the name of the one with which our templates begin.</summary>
    public bool HasInstructions { get; set; }

    /// <summary>A template of ours in which nothing is filled in yet.</summary>
    public bool IsBlankTemplate =>
        HasInstructions && Candidates.Count > 0 && Candidates.TrueForAll(part => part.IsBlank);

    /// <summary>A sheet that is not hidden has a filled cell.</summary>
    public bool HasData { get; set; }
}
