using System.Buffers;
using System.Text;

namespace Ita.OpenXml.Xml;

/// <summary>
/// The bytes of a part as UTF-8, in a pooled window that moves forward. What is visible is checked: whole characters,
/// none that XML does not allow. What is filled behind that is not, until it is asked for: a reader that finds it equal
/// to bytes that were checked leaves it out. UTF-16 is transcoded in front of it.
/// </summary>
internal sealed class XmlInput : IDisposable
{
    /// <summary>The window, unless one tag needs more.</summary>
    public const int WindowBytes = 128 * 1024;

    /// <summary>How much is checked ahead of what is read.</summary>
    private const int StepBytes = 1_024;

    private readonly CancellationToken _cancellationToken;
    private Stream _source;
    private int _filled;
    private bool _sourceEnded;

    public XmlInput(Stream source, CancellationToken cancellationToken)
    {
        _source = source;
        _cancellationToken = cancellationToken;
        Buffer = ArrayPool<byte>.Shared.Rent(WindowBytes);
        try
        {
            ReadSource();
            RecogniseEncoding();
            Publish();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public byte[] Buffer { get; private set; }

    /// <summary>The next byte to be read.</summary>
    public int Position { get; set; }

    /// <summary>The end of what is visible.</summary>
    public int End { get; private set; }

    /// <summary>How often the window has moved.</summary>
    public int Moves { get; private set; }

    /// <summary>Transcoded from UTF-16.</summary>
    public bool IsUtf16 { get; private set; }

    public ReadOnlySpan<byte> Visible => Buffer.AsSpan(Position, End - Position);

    /// <summary>All that is there, what is not checked yet included.</summary>
    public ReadOnlySpan<byte> Filled => Buffer.AsSpan(Position, _filled - Position);

    /// <summary>Makes more visible behind what is unread; the window may move for it. False at the end.</summary>
    public bool More()
    {
        // All there is room for may be the first bytes of one character.
        while (!Publish())
        {
            if (_sourceEnded)
                return false;
            Move();
        }

        return true;
    }

    /// <summary>
    /// Fills the window on if fewer bytes are there, checked or not. False where the part has no more.
    /// </summary>
    public bool Fill(int count)
    {
        while (_filled - Position < count)
        {
            if (_sourceEnded)
                return false;
            Move();
        }

        return true;
    }

    /// <summary>Leaves out bytes, checked or known to be valid whole characters.</summary>
    public void Take(int count)
    {
        Position += count;
        End = Math.Max(End, Position);
    }

    /// <summary>Whether so many bytes are, or can be made, visible.</summary>
    public bool Has(int count)
    {
        while (End - Position < count)
        {
            if (!More())
                return false;
        }

        return true;
    }

    public void Dispose()
    {
        if (Buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(Buffer);
        Buffer = [];
        if (IsUtf16)
            _source.Dispose();
    }

    // What is unread moves to the buffer's start.
    private void Move()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        Moves++;
        var rest = _filled - Position;
        if (rest == Buffer.Length)
            Grow();
        else if (Position > 0)
            Buffer.AsSpan(Position, rest).CopyTo(Buffer);
        End -= Position;
        _filled = rest;
        Position = 0;
        ReadSource();
    }

    private void Grow()
    {
        if (Buffer.Length >= XmlLimits.TagBytes)
            throw WorkbookFormatException.TooLarge("A tag that does not end.");
        var larger = ArrayPool<byte>.Shared.Rent(Buffer.Length * 2);
        Buffer.AsSpan(Position, _filled - Position).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(Buffer);
        Buffer = larger;
    }

    private void ReadSource()
    {
        while (_filled < Buffer.Length)
        {
            var read = Read(Buffer.AsSpan(_filled));
            if (read == 0)
            {
                _sourceEnded = true;
                return;
            }

            _filled += read;
        }
    }

    private int Read(Span<byte> bytes)
    {
        try
        {
            return _source.Read(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw WorkbookFormatException.Damaged("Broken UTF-16.", e);
        }
    }

    // What is visible at least doubles, so that looking for an end again and again costs no more than twice looking
    // once.
    private bool Publish()
    {
        var length = Math.Min(_filled - End, Math.Max(StepBytes, End - Position));
        var fresh = Buffer.AsSpan(End, length);
        if (!_sourceEnded || End + length < _filled)
            fresh = fresh[..^CutCharacter(fresh)];
        if (fresh.IsEmpty)
            return false;
        XmlCharacterSet.Check(fresh);
        End += fresh.Length;
        return true;
    }

    /// <summary>How many bytes at the end belong to a character that is not whole yet.</summary>
    private static int CutCharacter(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b < 0x80)
                return 0;
            if (b < 0xC0)
                continue;
            var needed =
                b >= 0xF0 ? 4
                : b >= 0xE0 ? 3
                : 2;
            return back < needed ? back : 0;
        }

        return 0;
    }

    private void RecogniseEncoding()
    {
        var start = Buffer.AsSpan(0, _filled);
        if (start.StartsWith("\uFEFF"u8))
        {
            Position = End = 3;
            return;
        }

        Encoding? utf16 = start switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => throw WorkbookFormatException.Damaged("UTF-32."),
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => new UnicodeEncoding(
                bigEndian: false,
                byteOrderMark: false,
                throwOnInvalidBytes: true
            ),
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => new UnicodeEncoding(
                bigEndian: true,
                byteOrderMark: false,
                throwOnInvalidBytes: true
            ),
            _ => null,
        };
        if (utf16 is null)
            return;
        var markLength = start[0] >= 0xFE ? 2 : 0;
        var raw = new PrefixedStream(start[markLength..].ToArray(), _source);
        _source = Encoding.CreateTranscodingStream(
            raw,
            utf16,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true
        );
        IsUtf16 = true;
        _filled = 0;
        _sourceEnded = false;
        ReadSource();
    }
}

/// <summary>Bytes that were read already, and then the stream they came from.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream rest) : ReadOnlyStream
{
    private int _done;

    public override int Read(Span<byte> buffer)
    {
        if (_done == prefix.Length)
            return rest.Read(buffer);
        var count = Math.Min(buffer.Length, prefix.Length - _done);
        prefix.AsSpan(_done, count).CopyTo(buffer);
        _done += count;
        return count;
    }
}
