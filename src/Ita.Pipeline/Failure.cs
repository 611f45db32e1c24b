namespace Ita.Pipeline;

/// <summary>
/// A step that was tried for the last time: <see cref="UploadFailure"/>, <see cref="ScoringFailure"/> or
/// <see cref="ReportFailure"/>.
/// </summary>
public abstract record Failure;
