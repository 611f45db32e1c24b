using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Ita.Assessment;

namespace Ita.Storage.Queues;

/// <summary>A message of the work queues: which agency-year is to be looked at. It carries no figures, so that it is never out of date.</summary>
public sealed record WorkMessage(AgencyCode Agency, FiscalYear FiscalYear)
{
    /// <summary><c>{"agencyCode":"310801","fiscalYear":2566}</c>: the host spreads these names into the function's metadata.</summary>
    public string ToJson() => $$"""{"agencyCode":"{{Agency.Value}}","fiscalYear":{{FiscalYear}}}""";

    /// <summary>Reads such a text; other properties are passed over, the year may be a string.</summary>
    public static bool TryParse([NotNullWhen(true)] string? json, [NotNullWhen(true)] out WorkMessage? message)
    {
        message = null;
        try
        {
            using var document = JsonDocument.Parse(json ?? "");
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("agencyCode", out var code) || code.ValueKind != JsonValueKind.String || !AgencyCode.TryParse(code.GetString(), out var agency)
                || !document.RootElement.TryGetProperty("fiscalYear", out var number) || !FiscalYear.TryParse(number.ToString(), out var year))
            {
                return false;
            }

            message = new WorkMessage(agency, year);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
