using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Web.Uploads;

namespace Ita.Web.Tests.Uploads;

/// <summary>What is said of a rejected upload's marked copy, beside its list of problems.</summary>
public sealed class CopyNoteTests
{
    [Fact]
    public void A_complete_copy_is_not_spoken_of() => Assert.Null(Of(CopyNote.None).CopyNote);

    [Fact]
    public void The_document_lists_every_note_there_is()
    {
        var notes = Enum.GetValues<CopyNote>().Where(note => note != CopyNote.None).Select(note => Of(note).CopyNote);

        Assert.Contains("too-large", notes);
        Assert.Equal(
            typeof(SubmissionResponse)
                .GetProperty(nameof(SubmissionResponse.CopyNote))!
                .GetCustomAttribute<AllowedValuesAttribute>()!
                .Values,
            notes
        );
    }

    private static SubmissionResponse Of(CopyNote note)
    {
        var blob = new BlobVersion
        {
            Container = ContainerNames.Uploads,
            Name = "2566/310801/ita.xlsx",
            ETag = "0x1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
        var submission = Submission.Receive(blob, DateTimeOffset.UnixEpoch) with
        {
            RejectedFiles = new RejectedFiles("2566/31/310801/rejected/ita-1", HasCopy: false, note),
        };
        return SubmissionResponse.Of(SubmissionView.Of(submission, new FiscalYear(2566)));
    }
}
