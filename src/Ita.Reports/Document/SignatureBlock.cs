using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>Places to sign.</summary>
public sealed record SignatureBlock(string Sign, string Name, string Position, ImmutableArray<string> Roles)
    : ReportBlock
{
    /// <summary>
    /// Side by side where the page lies on its side, else below each other: a line must be long enough to sign on.
    /// </summary>
    internal int Rows(bool isLandscape) => isLandscape ? 1 : Roles.Length;
}
