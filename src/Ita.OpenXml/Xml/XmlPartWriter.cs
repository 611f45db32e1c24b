using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ita.OpenXml.Xml;

/// <summary>
/// Writes a part as UTF-8 straight into a pooled buffer: mark-up as bytes known at compile time, texts escaped on the
/// way. Nothing of a part is held as objects, which is what makes a document cheap (docs/performance.md).
/// </summary>
public sealed class XmlPartWriter : IDisposable
{
    private const int Size = 32 * 1024;
    private const int LongestPiece = 1024;
    private const int LongestNumber = 32;

    // What XML needs escaped, and the characters it cannot hold at all, which are left out.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "<>&\"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F"
            + "\uFFFE\uFFFF"
    );

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private Stream? _target;
    private int _length;

    /// <summary>Begins a part.</summary>
    public void Begin(Stream target) => _target = target;

    /// <summary>Ends it: everything is written to its stream.</summary>
    public void End()
    {
        Flush();
        _target = null;
    }

    /// <summary>Mark-up, as it is.</summary>
    public XmlPartWriter Raw(ReadOnlySpan<byte> utf8)
    {
        while (utf8.Length > _buffer.Length - _length)
        {
            var room = _buffer.Length - _length;
            utf8[..room].CopyTo(_buffer.AsSpan(_length));
            _length += room;
            utf8 = utf8[room..];
            Flush();
        }

        utf8.CopyTo(_buffer.AsSpan(_length));
        _length += utf8.Length;
        return this;
    }

    /// <summary>Mark-up that is only known as text, as it is.</summary>
    public XmlPartWriter Markup(ReadOnlySpan<char> markup)
    {
        Encode(markup);
        return this;
    }

    /// <summary>Text or an attribute's value, escaped.</summary>
    public XmlPartWriter Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Special);
            if (plain < 0)
            {
                Encode(text);
                break;
            }

            Encode(text[..plain]);
            Escape(text[plain]);
            text = text[(plain + 1)..];
        }

        return this;
    }

    public XmlPartWriter Number(long value) => Format(value);

    /// <summary>A number with an invariant point.</summary>
    public XmlPartWriter Number(decimal value) => Format(value);

    /// <summary>A binary number, with as many digits as tell it from every other.</summary>
    public XmlPartWriter Number(double value) => Format(value);

    /// <summary>What every part begins with.</summary>
    public XmlPartWriter Declare() => Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private XmlPartWriter Format<T>(T value)
        where T : IUtf8SpanFormattable
    {
        if (_buffer.Length - _length < LongestNumber)
            Flush();
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var piece = text[..Math.Min(text.Length, LongestPiece)];
            if (piece.Length < text.Length && char.IsHighSurrogate(piece[^1]))
                piece = piece[..^1];
            if (_buffer.Length - _length < piece.Length * 3)
                Flush();
            _length += Encoding.UTF8.GetBytes(piece, _buffer.AsSpan(_length));
            text = text[piece.Length..];
        }
    }

    private void Escape(char c) =>
        Raw(
            c switch
            {
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '&' => "&amp;"u8,
                '"' => "&quot;"u8,
                _ => ""u8,
            }
        );

    private void Flush()
    {
        _target!.Write(_buffer, 0, _length);
        _length = 0;
    }
}
