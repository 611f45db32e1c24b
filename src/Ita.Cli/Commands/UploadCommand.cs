using System.CommandLine;
using System.Globalization;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Ita.Cli.Output;
using Ita.Cli.Uploading;
using Spectre.Console;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>upload DIR [--connection … | --account …]</c>: a folder of survey exports into the containers. Run again after an
/// interruption, it goes on.
/// </summary>
internal static class UploadCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR")
        {
            Description =
                "Laid out as {fiscalYear}/{agencyCode}/*.xlsx, with registry/*.xlsx, "
                + "frameworks/{fiscalYear}.json, follow-up/{fiscalYear}/{agencyCode}/*.xlsx and "
                + "results/{fiscalYear}/*.xlsx if there are any.",
        };
        var language = CommonOptions.Language();
        var command = new Command(
            "upload",
            "Upload a folder of survey exports; run again, it goes on where it stopped."
        )
        {
            folder,
            language,
        };
        var storage = StorageChoice.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetRequiredValue(folder),
                    storage.Open(parsed).Blobs,
                    parsed.GetValue(language),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string path,
        BlobServiceClient storage,
        OutputLanguage language,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var console = ConsoleOutput.Create(output);
        var folder = Scan(path);
        foreach (var skipped in folder.Skipped)
        {
            console.WriteUnwrappedLine(
                $"{new LocalizedText("ข้าม", "Skipped").In(language)}: {skipped.Path} ({skipped.Reason.In(language)})"
            );
        }

        if (folder.Files.IsEmpty)
            throw new CommandException(
                ExitCode.Usage,
                $"{path}: ไม่มีไฟล์ .xlsx ในโฟลเดอร์ ปีงบประมาณ/รหัสหน่วยงาน / holds no .xlsx in a folder "
                    + $"fiscalYear/agencyCode."
            );
        var sent = 0;
        var there = 0;
        try
        {
            var uploader = new Uploader(storage);
            await ProgressBars.RunAsync(
                console,
                async bars =>
                {
                    var bar = bars.Add(new LocalizedText("ส่งไฟล์", "Uploading").In(language), folder.Files.Length);
                    await uploader.RunAsync(folder.Files, Count, cancellationToken);

                    void Count(UploadFile file, UploadOutcome outcome)
                    {
                        _ =
                            outcome == UploadOutcome.Uploaded
                                ? Interlocked.Increment(ref sent)
                                : Interlocked.Increment(ref there);
                        bar.Increment();
                    }
                }
            );
        }
        catch (OperationCanceledException)
        {
            WriteSummary(console, language, sent, there);
            console.WriteUnwrappedLine(
                new LocalizedText(
                    "หยุดตามคำสั่ง เรียกคำสั่งเดิมอีกครั้งเพื่อส่งต่อ",
                    "Stopped. Run the same command again to go on."
                ).In(language)
            );
            return ExitCode.Interrupted;
        }
        catch (Exception e)
            when (e
                    is RequestFailedException
                        or AggregateException
                        or IOException
                        or UnauthorizedAccessException
                        or FormatException
                        or AuthenticationFailedException
            )
        {
            WriteSummary(console, language, sent, there);
            throw new CommandException(
                ExitCode.Failed,
                $"ส่งไฟล์ไม่สำเร็จ เรียกคำสั่งเดิมอีกครั้งเพื่อส่งต่อ / the upload failed; run the same command "
                    + $"again to go on. {Reason(e)}",
                e
            );
        }

        WriteSummary(console, language, sent, there);
        return ExitCode.Done;
    }

    private static UploadFolder Scan(string path)
    {
        try
        {
            return UploadFolder.Scan(path);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new CommandException(ExitCode.Usage, $"{path}: ไม่พบโฟลเดอร์ / there is no such folder.", e);
        }
    }

    private static void WriteSummary(IAnsiConsole console, OutputLanguage language, int sent, int there)
    {
        var (sentText, thereText) = (
            sent.ToString(CultureInfo.InvariantCulture),
            there.ToString(CultureInfo.InvariantCulture)
        );
        console.WriteUnwrappedLine(
            new LocalizedText(
                $"ส่งแล้ว {sentText} ไฟล์ มีอยู่ก่อนแล้ว {thereText} ไฟล์",
                $"{sentText} uploaded, {thereText} already there."
            ).In(language)
        );
    }

    // The first line only: the rest of a storage error lists headers.
    private static string Reason(Exception e) =>
        (e is AggregateException { InnerException: { } inner } ? inner : e).Message.Split('\n')[0].Trim();
}
