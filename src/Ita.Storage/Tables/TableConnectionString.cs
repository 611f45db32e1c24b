namespace Azure.Data.Tables;

/// <summary>What a connection string says of the Table service.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">A part is missing or malformed. The text never holds the key.</exception>
    public static TableConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var parts = Split(text);
        if (
            parts.TryGetValue("UseDevelopmentStorage", out var emulator)
            && emulator.Equals("true", StringComparison.OrdinalIgnoreCase)
        )
        {
            return new(
                new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"),
                new TableSharedKeyCredential(EmulatorAccount, EmulatorKey)
            );
        }

        var account = Required(parts, "AccountName");
        return new(EndpointOf(parts, account), new TableSharedKeyCredential(account, Required(parts, "AccountKey")));
    }

    private static Dictionary<string, string> Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A key ends in '=' signs of its own.
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new FormatException("A part of the storage connection string is not name=value.");
            parts[part[..equals]] = part[(equals + 1)..];
        }

        return parts;
    }

    private static Uri EndpointOf(Dictionary<string, string> parts, string account)
    {
        if (parts.TryGetValue("TableEndpoint", out var given))
        {
            return Uri.TryCreate(given, UriKind.Absolute, out var endpoint)
                ? endpoint
                : throw new FormatException("TableEndpoint of the storage connection string is not a URI.");
        }

        var protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        return new Uri($"{protocol}://{account}.table.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}");
    }

    private static string Required(Dictionary<string, string> parts, string name) =>
        parts.GetValueOrDefault(name) is { Length: > 0 } value
            ? value
            : throw new FormatException($"The storage connection string has no {name}.");
}
