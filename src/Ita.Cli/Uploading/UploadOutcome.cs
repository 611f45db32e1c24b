namespace Ita.Cli.Uploading;

/// <summary>What became of a file.</summary>
public enum UploadOutcome
{
    Uploaded,

    /// <summary>The blob is there with the same content, from this or an earlier run.</summary>
    AlreadyThere,
}
