namespace Ita.Workbooks.Xlsx.Package;

/// <summary>A relationship to a part of the package.</summary>
/// <param name="Id">Unique in its source.</param>
/// <param name="Kind">The last segment of its type, the same in transitional and strict: <c>worksheet</c>,
/// <c>sharedStrings</c>.</param>
/// <param name="Part">The part's name; null for a target outside the package.</param>
internal sealed record Relationship(string Id, string Kind, string? Part);
