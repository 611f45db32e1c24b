namespace Ita.OpenXml.Xml;

/// <summary>
/// A forward-only reader of one XML document as UTF-8 bytes: no strings, no tree, no recursion. It refuses whatever
/// XmlReader refuses (a differential test holds it to that), DOCTYPE included, and a few things more: encodings but
/// UTF-8 and UTF-16, and what goes beyond <see cref="XmlLimits"/>. Names and values are good until the next read.
/// </summary>
internal sealed partial class XmlScanner : IDisposable
{
    private readonly XmlInput _input;
    private readonly XmlScopes _scopes = new();
    private bool _rootSeen;
    private bool _inCData;
    private bool _popPending;

    /// <param name="part">The document's bytes; stays open.</param>
    /// <param name="cancellationToken">Looked at with every refill.</param>
    /// <exception cref="WorkbookFormatException">Damaged, or too large.</exception>
    public XmlScanner(Stream part, CancellationToken cancellationToken)
    {
        _input = new XmlInput(part, cancellationToken);
        try
        {
            ReadDeclaration();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The element's name without its prefix.</summary>
    public ReadOnlySpan<byte> LocalName => _input.Buffer.AsSpan(_localStart, _localLength);

    /// <summary>The element's namespace, at a start.</summary>
    public XmlNamespace Namespace { get; private set; }

    /// <summary>The start tag ended with '/&gt;': no end comes.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>How many elements are open, the one just started included.</summary>
    public int Depth => _scopes.Depth;

    /// <summary>The character data, references unresolved.</summary>
    public ReadOnlySpan<byte> RawText => _input.Buffer.AsSpan(_textStart, _textLength);

    /// <summary>The data holds references.</summary>
    public bool HasReferences { get; private set; }

    /// <summary>An element of SpreadsheetML by this name has started.</summary>
    public bool IsSpreadsheet(ReadOnlySpan<byte> name) =>
        Namespace == XmlNamespace.Spreadsheet && LocalName.SequenceEqual(name);

    /// <exception cref="WorkbookFormatException">Malformed, or too large.</exception>
    public XmlToken Read()
    {
        if (_popPending)
            Pop();
        while (true)
        {
            if (_inCData)
            {
                if (ReadCData())
                    return CountedText();
                continue;
            }

            if (_input.Position == _input.End && !_input.More())
                return AtEnd();
            if (_input.Buffer[_input.Position] != '<')
            {
                if (ReadText())
                    return CountedText();
                continue;
            }

            if (!_input.Has(2))
                throw Malformed("cut off");
            switch (_input.Buffer[_input.Position + 1])
            {
                case (byte)'/':
                    ReadEndTag();
                    return XmlToken.End;
                case (byte)'!':
                    ReadCommentOrCData();
                    continue;
                case (byte)'?':
                    ReadInstruction();
                    continue;
                default:
                    ReadStartTag();
                    return XmlToken.Start;
            }
        }
    }

    /// <summary>Reads on behind the element that has just started.</summary>
    public void Skip()
    {
        if (IsEmpty)
            return;
        var outside = Depth - 1;
        while (Depth > outside)
            _ = Read() == XmlToken.None ? throw Malformed("cut off") : 0;
    }

    /// <summary>
    /// Reads all the character data up to the end of the element that has just started; elements in it are left out.
    /// </summary>
    public void ReadContent(ref ByteBuffer target)
    {
        if (IsEmpty)
            return;
        var depth = Depth;
        while (Read() is var token && !(token == XmlToken.End && Depth < depth))
        {
            if (token == XmlToken.Text)
                AppendText(ref target);
            else if (token == XmlToken.Start)
                Skip();
        }
    }

    /// <summary>Appends the data this stands on, references resolved.</summary>
    public void AppendText(ref ByteBuffer target)
    {
        if (HasReferences)
            XmlReferences.AppendDecoded(ref target, RawText);
        else
            target.Append(RawText);
    }

    public void Dispose() => _input.Dispose();

    private XmlToken AtEnd()
    {
        if (Depth > 0)
            throw Malformed("cut off");
        if (!_rootSeen)
            throw Malformed("no root element");
        return XmlToken.None;
    }

    private XmlToken CountedText()
    {
        TextCount++;
        return XmlToken.Text;
    }

    private void Pop()
    {
        _popPending = false;
        _scopes.Pop();
    }

    private static WorkbookFormatException Malformed(string what) =>
        WorkbookFormatException.Damaged("Malformed XML: " + what);
}
