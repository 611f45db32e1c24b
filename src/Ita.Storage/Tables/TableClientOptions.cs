using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, transport and diagnostics of a Table client, as of every Azure client.</summary>
public sealed class TableClientOptions : ClientOptions
{
    // The first version whose tables take Microsoft Entra tokens.
    internal const string ServiceVersion = "2020-12-06";
}
