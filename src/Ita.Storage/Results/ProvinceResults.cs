namespace Ita.Storage.Results;

/// <summary>One partition of results: what a province page shows of a year.</summary>
/// <param name="Rows">By agency code, no items.</param>
/// <param name="Uploads">The newest upload of each agency that uploaded anything, scored or not; by agency
/// code.</param>
public sealed record ProvinceResults(IReadOnlyList<ResultRow> Rows, IReadOnlyList<LatestUpload> Uploads);
