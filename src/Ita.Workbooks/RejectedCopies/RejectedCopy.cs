using ClosedXML.Excel;
using Ita.Assessment.Submissions;
using Ita.OpenXml;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// A copy of a workbook that was turned away, in which each bad cell is coloured and says in a comment what to do, with
/// a sheet in front that lists every problem. Corrected and uploaded, the copy is read like the workbook itself. It
/// holds what the workbook holds, respondents' rows included, and must be kept no longer and shown to no one else.
/// </summary>
/// <remarks>
/// ClosedXML marks it, which opens far less than the reader reads. What it cannot open or would change is written anew
/// for it, first with formats, then without (decision 0008).
/// </remarks>
public static class RejectedCopy
{
    /// <summary>Bytes of the longest file that is copied.</summary>
    public const long LongestFile = WorkbookLimits.FileBytes;

    /// <summary>Makes the copy. The same workbook and problems give the same bytes.</summary>
    /// <param name="workbook">The .xlsx file as it was uploaded.</param>
    /// <param name="problems">The notices about this file.</param>
    /// <param name="moreProblems">How many there are beyond those.</param>
    /// <param name="cancellationToken">Looked at between the steps.</param>
    /// <returns>The copy; without content where the reader does not read the workbook, it is too large to be held as
    /// objects, or it cannot be copied without changing what its cells say.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static MarkedCopy Create(
        ReadOnlyMemory<byte> workbook,
        IReadOnlyList<Notice> problems,
        int moreProblems = 0,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentOutOfRangeException.ThrowIfNegative(moreProblems);
        var marking = new Marking(workbook, problems, moreProblems, cancellationToken);
        try
        {
            return marking.OfItself() ?? marking.OfSimplified();
        }
        catch (WorkbookFormatException e)
        {
            return new MarkedCopy(null, e.Flaw == WorkbookFlaw.TooLarge ? CopyNote.TooLarge : CopyNote.Unreadable);
        }
    }

    private sealed record Marking(
        ReadOnlyMemory<byte> Workbook,
        IReadOnlyList<Notice> Problems,
        int MoreProblems,
        CancellationToken CancellationToken
    )
    {
        private static readonly Dictionary<string, string> s_sameNames = [];

        // Null where ClosedXML cannot open it, or would change it.
        public MarkedCopy? OfItself()
        {
            if (!MayBeOpened(Workbook))
                return null;
            try
            {
                using var source = PackageRepair.Open(Workbook);
                return Mark(source, s_sameNames, CopyNote.None);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // ClosedXML throws almost anything at what it does not know, pictures on Linux among them.
                return null;
            }
        }

        public MarkedCopy OfSimplified()
        {
            var note = CopyNote.Failed;
            foreach (var withFormats in new[] { true, false })
            {
                try
                {
                    if (SimplifiedWorkbook.Of(Workbook, withFormats, CancellationToken) is not { } simplified)
                        return new MarkedCopy(null, note);
                    if (!MayBeOpened(simplified.Content))
                    {
                        note = CopyNote.TooLarge;
                        continue;
                    }

                    using var source = new MemoryStream(simplified.Content, writable: false);
                    if (Mark(source, simplified.FormerNames, CopyNote.Simplified) is { } copy)
                        return copy;
                }
                catch (WorkbookFormatException) when (!withFormats)
                {
                    throw;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // What was wrong with the formats; or with the cells, and then so it is without formats.
                }
            }

            return new MarkedCopy(null, note);
        }

        private bool MayBeOpened(ReadOnlyMemory<byte> file) =>
            file.Length <= CopyLimits.FileBytes
            && WorkbookInspection.Allows(file, WorkbookLimits.Reading, CopyLimits.Inspection, CancellationToken);

        // Null where the copy's cells would say something else than the workbook's.
        private MarkedCopy? Mark(Stream source, IReadOnlyDictionary<string, string> formerNames, CopyNote note)
        {
            using var book = new XLWorkbook(
                source,
                new LoadOptions { EventTracking = XLEventTracking.Disabled, RecalculateAllFormulas = false }
            );
            CancellationToken.ThrowIfCancellationRequested();
            if (DeadLinks.RemoveFrom(book) && note == CopyNote.None)
                note = CopyNote.WithoutLinks;
            var listSheets = ProblemSheet.RemoveFrom(book);
            foreach (var sheet in book.Worksheets)
                CellMarks.RemoveFrom(sheet);
            var places = new NoticePlaces(book, formerNames);
            CellMarks.Add(places, Problems);
            listSheets.Add(ProblemSheet.Add(book, places, Problems, MoreProblems, note));
            var copy = Save(book);
            return CellDigest
                .Of(Workbook, listSheets, s_sameNames, CancellationToken)
                .Matches(CellDigest.Of(copy, listSheets, formerNames, CancellationToken))
                ? new MarkedCopy(copy, note)
                : null;
        }
    }

    private static byte[] Save(XLWorkbook book)
    {
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
        return package.ToArray();
    }
}
