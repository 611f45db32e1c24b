using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment.Submissions;
using Ita.Cli.Output;
using Ita.Workbooks.Exports;
using Ita.Workbooks.PublishedResults;
using Spectre.Console;

namespace Ita.Cli.Scoring;

/// <summary>
/// What was found in the files, for people: problems and warnings with their place and what to do, and what was
/// ignored.
/// </summary>
public static class ReadingNotices
{
    public static void Write(IAnsiConsole console, OutputLanguage language, ExportReading reading) =>
        Write(console, language, reading.Problems, reading.MoreProblems, reading.Warnings, reading.Ignored);

    public static void Write(IAnsiConsole console, OutputLanguage language, PublishedResultsReading reading) =>
        Write(console, language, reading.Problems, reading.MoreProblems, reading.Warnings, reading.Ignored);

    private static void Write(
        IAnsiConsole console,
        OutputLanguage language,
        ImmutableArray<Notice> problems,
        int moreProblems,
        ImmutableArray<Notice> warnings,
        ImmutableArray<IgnoredSheet> ignoredSheets
    )
    {
        if (!problems.IsEmpty)
        {
            console.WriteUnwrappedLine(
                new LocalizedText(
                    "ไม่รับไฟล์: แก้ไขตามรายการต่อไปนี้แล้วส่งใหม่",
                    "Rejected: correct the following and send it again."
                ).In(language)
            );
            WriteNotices(console, language, problems);
            if (moreProblems > 0)
            {
                var more = moreProblems.ToString(CultureInfo.InvariantCulture);
                console.WriteUnwrappedLine(
                    new LocalizedText($"และยังมีอีก {more} รายการ", $"and {more} more.").In(language)
                );
            }
        }

        if (warnings.Length > 0)
        {
            console.WriteUnwrappedLine(
                new LocalizedText("ข้อสังเกต (รับไฟล์แล้ว)", "Warnings (these do not reject anything)").In(language)
            );
            WriteNotices(console, language, warnings);
        }

        foreach (var ignored in ignoredSheets)
        {
            var reason = (
                ignored.Reason == "hidden"
                    ? new LocalizedText("แผ่นงานที่ซ่อนไว้", "hidden")
                    : new LocalizedText("ไม่พบข้อมูลที่รู้จัก", "nothing recognised")
            ).In(language);
            console.WriteUnwrappedLine(
                new LocalizedText(
                    $"ไม่ได้อ่าน: {ignored.File} แผ่นงาน {ignored.Sheet} ({reason})",
                    $"Not read: {ignored.File}, sheet {ignored.Sheet} ({reason})"
                ).In(language)
            );
        }
    }

    // Each notice in both languages, the reader's first: who exports the file and who reads the screen are often not
    // the same.
    private static void WriteNotices(IAnsiConsole console, OutputLanguage language, IEnumerable<Notice> notices)
    {
        foreach (var notice in notices)
        {
            console.WriteUnwrappedLine($"  {notice.Code}  {Place(notice)}");
            console.WriteUnwrappedLine(
                $"      {(language == OutputLanguage.Thai ? notice.MessageTh : notice.MessageEn)}"
            );
            console.WriteUnwrappedLine(
                $"      {(language == OutputLanguage.Thai ? notice.MessageEn : notice.MessageTh)}"
            );
        }
    }

    private static string Place(Notice notice)
    {
        var cell = (notice.Sheet, notice.Cell) switch
        {
            (null, _) => null,
            ({ } sheet, null) => sheet,
            ({ } sheet, { } at) => $"{sheet}!{at}",
        };
        var value = notice.Value is { } found ? $"\"{found}\"" : null;
        return string.Join("  ", new[] { notice.File, cell, notice.Item, value }.OfType<string>());
    }
}
