namespace Azure.Data.Tables;

/// <summary>
/// What the Table service allows in keys: at most 1 KiB in UTF-16, no '/', '\', '#', '?' and no control character. The
/// service answers 400 without saying which; here the caller learns it before anything is sent.
/// </summary>
internal static class TableKeys
{
    private const int MaxLength = 512;

    /// <exception cref="ArgumentException">Not a key.</exception>
    public static string Validate(string key, string name)
    {
        ArgumentNullException.ThrowIfNull(key, name);
        if (key.Length > MaxLength)
            throw new ArgumentException($"A key has at most {MaxLength} characters, not {key.Length}.", name);
        foreach (var c in key)
        {
            if (c is '/' or '\\' or '#' or '?' || char.IsControl(c))
                throw new ArgumentException($"A key cannot hold U+{(int)c:X4}.", name);
        }

        return key;
    }

    /// <summary>An entity's place within its table's address, escaped.</summary>
    public static string Address(string partitionKey, string rowKey) =>
        $"(PartitionKey={Escape(Validate(partitionKey, nameof(partitionKey)))},RowKey={Escape(Validate(rowKey, nameof(rowKey)))})";

    private static string Escape(string key) => Uri.EscapeDataString(TableODataLiteral.Quote(key));
}
