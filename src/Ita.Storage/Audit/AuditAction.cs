namespace Ita.Storage.Audit;

/// <summary>What somebody did.</summary>
public enum AuditAction
{
    /// <summary>Put a file into <c>uploads</c> on the page.</summary>
    Upload,

    /// <summary>Fetched a finished report or the marked copy of a rejected upload.</summary>
    Download,

    /// <summary>Had a failed or rejected upload processed again.</summary>
    Restart,
}
