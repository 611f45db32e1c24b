using System.Globalization;
using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;

namespace Ita.Storage.Entities;

/// <summary>
/// Text of any length in an entity, whose properties hold 64 KiB each and 1 MiB together: as it is where it is short,
/// so that a person can read it in any storage browser, else compressed and cut into properties <c>name_0</c>,
/// <c>name_1</c>, ….
/// </summary>
internal static class LongProperty
{
    private const int MaxPlainBytes = 30_000;
    private const int ChunkBytes = 64 * 1024;

    // 1 MiB less room for keys and the other properties.
    private const int MaxChunks = 15;

    /// <exception cref="InvalidDataException">Too long for an entity even when compressed.</exception>
    public static void Write(TableEntity entity, string name, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= MaxPlainBytes)
        {
            entity[name] = Encoding.UTF8.GetString(utf8);
            return;
        }

        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(utf8);
        var chunks = compressed.ToArray().Chunk(ChunkBytes).ToList();
        if (chunks.Count > MaxChunks)
            throw new InvalidDataException(
                $"'{name}' of {entity.PartitionKey}/{entity.RowKey} is too long for a table: "
                    + $"{compressed.Length} bytes compressed."
            );
        for (var i = 0; i < chunks.Count; i++)
            entity[ChunkName(name, i)] = chunks[i];
    }

    /// <returns>Null if the entity has none of the name.</returns>
    public static byte[]? Read(TableEntity entity, string name)
    {
        if (entity.GetString(name) is { } plain)
            return Encoding.UTF8.GetBytes(plain);
        using var compressed = new MemoryStream();
        for (var i = 0; entity.GetBinary(ChunkName(name, i)) is { } chunk; i++)
            compressed.Write(chunk);
        if (compressed.Length == 0)
            return null;
        compressed.Position = 0;
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress);
        using var text = new MemoryStream();
        brotli.CopyTo(text);
        return text.ToArray();
    }

    public static void WriteJson<T>(TableEntity entity, string name, T value) =>
        Write(entity, name, StoredJson.Write(value));

    /// <exception cref="InvalidDataException">The entity has none, or one that this version of the software cannot
    /// read.</exception>
    public static T ReadJson<T>(TableEntity entity, string name) =>
        StoredJson.Read<T>(
            Read(entity, name)
                ?? throw new InvalidDataException($"{entity.PartitionKey}/{entity.RowKey} has no '{name}'.")
        );

    private static string ChunkName(string name, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}_{index}");
}
