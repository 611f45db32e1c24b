using System.Data.Common;
using System.Security.Cryptography;

namespace Ita.Azurite;

/// <summary>
/// The account of one installation: drawn, not the one that is published with Azurite. It is its key alone that keeps
/// other programs' requests, and those of web pages, from the data. Says no key by itself.
/// </summary>
public sealed class AzuriteAccount
{
    /// <summary>The account that Azurite has where it is not told of another; its key is no secret.</summary>
    public const string PublishedName = "devstoreaccount1";

    private const int KeyLength = 64;
    private const int NameLength = 16;

    private AzuriteAccount(string name, string key) => (Name, Key) = (name, key);

    public string Name { get; }

    /// <summary>Base64.</summary>
    public string Key { get; }

    /// <summary>A new one, with a name and a key that nobody knows.</summary>
    public static AzuriteAccount Draw() =>
        Draw("ita" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", NameLength));

    /// <summary>A new key for data that were stored under a name.</summary>
    public static AzuriteAccount Draw(string name) =>
        new(name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)));

    /// <summary>The one that a connection string names; null if it names none with its key.</summary>
    internal static AzuriteAccount? Of(string connectionString)
    {
        DbConnectionStringBuilder parts;
        try
        {
            parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException)
        {
            return null;
        }

        return Part("AccountName") is { } name && Part("AccountKey") is { } key ? new AzuriteAccount(name, key) : null;

        string? Part(string part) =>
            parts.TryGetValue(part, out var value) && value is string { Length: > 0 } text ? text : null;
    }
}
