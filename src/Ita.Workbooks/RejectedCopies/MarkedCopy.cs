using Ita.Assessment.Submissions;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>A marked copy, or that there is none.</summary>
/// <param name="Content">The .xlsx file; null where there is none.</param>
/// <param name="Note">What it lacks, or why there is none.</param>
public sealed record MarkedCopy(byte[]? Content, CopyNote Note);
