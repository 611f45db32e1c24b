using Azure;
using Ita.Assessment;

namespace Ita.Storage.Results;

/// <summary>
/// A province under which an agency-year's result or report was written; the agency may have moved since.
/// </summary>
/// <param name="Province">Which province.</param>
/// <param name="ETag">Of the note; writing there again gives it another.</param>
public sealed record ResultPlace(ProvinceCode Province, ETag ETag);
