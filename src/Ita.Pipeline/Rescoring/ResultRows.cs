using Ita.Assessment;
using Ita.Storage.Results;

namespace Ita.Pipeline.Rescoring;

internal static class ResultRows
{
    /// <summary>
    /// The agency is known by other particulars now than when it was scored; its e-mail address is not part of a
    /// result.
    /// </summary>
    public static bool NamesAnother(this ResultRow row, Agency? current) =>
        current is not null && row.Agency != current with { Email = null };
}
