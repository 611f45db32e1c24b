using Azure;
using Ita.Assessment;

namespace Ita.Storage.Results;

/// <summary>
/// A province's year in which a result has changed since reconciliation last looked: its reports may be older than
/// their medians.
/// </summary>
/// <param name="Province">Which province.</param>
/// <param name="FiscalYear">Which year.</param>
/// <param name="ETag">Of the note; a later change gives it another.</param>
public sealed record ProvinceYear(ProvinceCode Province, FiscalYear FiscalYear, ETag ETag);
