using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Reading;

/// <summary>Gathers a text from its runs: all of it is counted, no more than a cell can show is kept.</summary>
internal struct TextBuilder : IDisposable
{
    private const int KeptBytes = SheetLimits.CharactersKept * 3;
    private ByteBuffer _bytes;
    private ByteBuffer _decoded;

    public readonly ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>Characters, those not kept included.</summary>
    public int Characters { get; private set; }

    public void Clear()
    {
        _bytes.Clear();
        Characters = 0;
    }

    /// <summary>Appends what the scanner stands on.</summary>
    public void Append(XmlScanner scanner)
    {
        var data = scanner.RawText;
        if (scanner.HasReferences)
        {
            _decoded.Clear();
            XmlReferences.AppendDecoded(ref _decoded, data);
            data = _decoded.Span;
        }

        Characters += TextPool.CountCharacters(data);
        var room = KeptBytes - _bytes.Length;
        if (data.Length > room)
        {
            // Never half a character.
            while (room > 0 && (data[room] & 0xC0) == 0x80)
                room--;
            data = data[..room];
        }

        _bytes.Append(data);
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _decoded.Dispose();
    }
}
