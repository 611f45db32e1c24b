using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Storage;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>
/// The upload page of an agency's year: where files go, what is expected, and what became of those just sent.
/// </summary>
public sealed record UploadView
{
    public required Agency Agency { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    /// <summary>The years that have a framework, newest first.</summary>
    public required ImmutableArray<FiscalYear> Years { get; init; }

    /// <summary>The year's questionnaires, each with a template.</summary>
    public required ImmutableArray<Instrument> Questionnaires { get; init; }

    /// <summary>The folder in the container, as other tools name it: <c>uploads/2566/310801/</c>.</summary>
    public string Folder => $"{Container}/{FiscalYear}/{Agency.Code}/";

    /// <summary>The folder of filled-in follow-up forms: <c>follow-up/2566/310801/</c>.</summary>
    public string FollowUpFolder => $"{ContainerNames.FollowUp}/{FiscalYear}/{Agency.Code}/";

    /// <summary>The container's name.</summary>
    public required string Container { get; init; }

    /// <summary>The storage account's address of blobs, without a closing slash.</summary>
    public required string StorageAddress { get; init; }

    /// <summary>The account's name.</summary>
    public required string StorageAccount { get; init; }

    /// <summary>The files just sent, as they stand now, in the order of the form.</summary>
    public ImmutableArray<SubmissionView> Sent { get; init; } = [];

    /// <summary>Those of the form that were not stored.</summary>
    public ImmutableArray<UnstoredFile> Unstored { get; init; } = [];

    /// <summary>The form was sent without a file.</summary>
    public bool NothingChosen { get; init; }

    public string Address => Addresses.Upload(Agency.Code, FiscalYear);
}
