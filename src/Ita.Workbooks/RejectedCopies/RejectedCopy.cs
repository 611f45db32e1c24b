using ClosedXML.Excel;
using Ita.Assessment.Submissions;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// A copy of a workbook that was turned away, in which each bad cell is coloured and says in a comment what to do, with
/// a sheet in front that lists every problem. Corrected and uploaded, the copy is read like the workbook itself. It
/// holds what the workbook holds, respondents' rows included, and must be kept no longer and shown to no one else.
/// </summary>
public static class RejectedCopy
{
    /// <summary>Bytes of the longest file that is copied.</summary>
    public const long LongestFile = CopyLimits.FileBytes;

    /// <summary>Makes the copy. The same workbook and problems give the same bytes.</summary>
    /// <param name="workbook">The .xlsx file as it was uploaded.</param>
    /// <param name="problems">The notices about this file.</param>
    /// <param name="moreProblems">How many there are beyond those.</param>
    /// <param name="cancellationToken">Looked at between the steps.</param>
    /// <returns>
    /// The .xlsx file; null where the workbook is no sound .xlsx, too large to be held as objects, or cannot be copied
    /// without changing what its cells say.
    /// </returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static byte[]? TryCreate(
        ReadOnlyMemory<byte> workbook,
        IReadOnlyList<Notice> problems,
        int moreProblems = 0,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentOutOfRangeException.ThrowIfNegative(moreProblems);
        if (
            workbook.Length > CopyLimits.FileBytes
            || !WorkbookInspection.Allows(workbook, WorkbookLimits.Reading, CopyLimits.Inspection, cancellationToken)
        )
            return null;
        try
        {
            var (copy, listSheets) = Create(workbook, problems, moreProblems, cancellationToken);
            return CellDigest
                .Of(workbook, listSheets, cancellationToken)
                .Matches(CellDigest.Of(copy, listSheets, cancellationToken))
                ? copy
                : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // ClosedXML throws almost anything at what it does not know, pictures on Linux among them. The page tells
            // the same.
            return null;
        }
    }

    private static (byte[] Copy, IReadOnlyCollection<string> ListSheets) Create(
        ReadOnlyMemory<byte> workbook,
        IReadOnlyList<Notice> problems,
        int moreProblems,
        CancellationToken cancellationToken
    )
    {
        using var source = StylesRepair.Open(workbook);
        using var book = new XLWorkbook(
            source,
            new LoadOptions { EventTracking = XLEventTracking.Disabled, RecalculateAllFormulas = false }
        );
        cancellationToken.ThrowIfCancellationRequested();
        var listSheets = ProblemSheet.RemoveFrom(book);
        foreach (var sheet in book.Worksheets)
            CellMarks.RemoveFrom(sheet);
        var places = new NoticePlaces(book);
        CellMarks.Add(places, problems);
        listSheets.Add(ProblemSheet.Add(book, places, problems, moreProblems));

        // ClosedXML puts the time of saving where there is none.
        if (book.Properties.Created == default)
            book.Properties.Created = PackageWriter.Time;
        book.Properties.Modified = PackageWriter.Time;
        using var copy = new MemoryStream();
        book.SaveAs(
            copy,
            new SaveOptions
            {
                ConsolidateConditionalFormatRanges = false,
                ConsolidateDataValidationRanges = false,
                EvaluateFormulasBeforeSaving = false,
                GenerateCalculationChain = false,
                ValidatePackage = false,
            }
        );
        using var package = new MemoryStream();
        StablePackage.Write(copy, package);
        return (package.ToArray(), listSheets);
    }
}
