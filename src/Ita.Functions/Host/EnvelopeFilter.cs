using System.Buffers;

namespace Ita.Functions.Host;

/// <summary>
/// Keeps an invocation's envelope without its long strings. The host sends a blob trigger's whole blob, in base64, as
/// one JSON string: <see cref="System.Text.Json.Utf8JsonReader"/> would have to hold all of it. Every string longer
/// than <see cref="LongestString"/> becomes an empty one as the bytes pass by, so what is kept stays small whatever was
/// sent.
/// </summary>
internal sealed class EnvelopeFilter
{
    /// <summary>
    /// Bytes as escaped in the envelope. A queue message has at most 64 KiB, up to three times that once escaped twice.
    /// </summary>
    public const int LongestString = 512 * 1024;

    /// <summary>Bytes kept of one envelope.</summary>
    public const int LongestEnvelope = 2 * 1024 * 1024;

    private static readonly SearchValues<byte> EndOfRun = SearchValues.Create("\"\\"u8);

    private readonly MemoryStream _kept = new();
    private bool _inString;
    private bool _escaped;
    private bool _dropping;
    private long _stringStart;

    /// <summary>What is left of the envelope; still JSON if it was.</summary>
    public ReadOnlyMemory<byte> Kept => _kept.GetBuffer().AsMemory(0, (int)_kept.Length);

    /// <exception cref="InvalidDataException">More than <see cref="LongestEnvelope"/> is left even without long
    /// strings.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = _inString ? AppendInString(bytes) : AppendOutsideString(bytes);
            bytes = bytes[taken..];
        }
    }

    private int AppendOutsideString(ReadOnlySpan<byte> bytes)
    {
        var quote = bytes.IndexOf((byte)'"');
        var taken = quote < 0 ? bytes.Length : quote + 1;
        Keep(bytes[..taken]);
        if (quote >= 0)
        {
            _inString = true;
            _stringStart = _kept.Length;
        }

        return taken;
    }

    private int AppendInString(ReadOnlySpan<byte> bytes)
    {
        if (_escaped)
        {
            _escaped = false;
            KeepOfString(bytes[..1]);
            return 1;
        }

        var end = bytes.IndexOfAny(EndOfRun);
        if (end < 0)
        {
            KeepOfString(bytes);
            return bytes.Length;
        }

        KeepOfString(bytes[..end]);
        if (bytes[end] == (byte)'\\')
        {
            _escaped = true;
            KeepOfString(bytes.Slice(end, 1));
        }
        else
        {
            _inString = false;
            _dropping = false;
            Keep(bytes.Slice(end, 1));
        }

        return end + 1;
    }

    private void KeepOfString(ReadOnlySpan<byte> bytes)
    {
        if (_dropping)
            return;
        if (_kept.Length - _stringStart + bytes.Length > LongestString)
        {
            _dropping = true;
            _kept.SetLength(_stringStart);
            return;
        }

        Keep(bytes);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_kept.Length + bytes.Length > LongestEnvelope)
            throw new InvalidDataException("The invocation's envelope is larger than any the host sends.");
        _kept.Write(bytes);
    }
}
