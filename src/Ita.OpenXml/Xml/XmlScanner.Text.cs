namespace Ita.OpenXml.Xml;

/// <content>Character data, comments, instructions and the declaration.</content>
internal sealed partial class XmlScanner
{
    private int _textStart;
    private int _textLength;

    // False where nothing has to be reported: white space around the root element.
    private bool ReadText()
    {
        HasReferences = false;
        var length = 0;
        while (true)
        {
            var visible = _input.Visible;
            var stop = visible[length..].IndexOfAny((byte)'<', (byte)'&', (byte)']');
            if (stop < 0)
            {
                length = visible.Length;
                break;
            }

            length += stop;
            if (visible[length] == '<')
                break;
            var taken = visible[length] == '&' ? TakeReference(visible[length..]) : TakeBracket(visible[length..]);
            if (taken > 0)
            {
                length += taken;
                continue;
            }

            // Cut by the window: what stands before it is reported first, so that the rest can move.
            if (length > 0)
                break;
            if (!_input.More())
                throw Malformed("cut off");
        }

        _textStart = _input.Position;
        _textLength = length;
        _input.Position += length;
        if (Depth > 0)
            return length > 0;
        if (RawText.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
            throw Malformed("text outside the root element");
        return false;
    }

    private int TakeReference(ReadOnlySpan<byte> bytes)
    {
        XmlReferences.Read(bytes, out _, out var length);
        if (length > 0)
            HasReferences = true;
        return length;
    }

    private int TakeBracket(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("]]>"u8))
            throw Malformed("']]>' in text");
        // At the end of the document whatever is left is not well-formed anyway.
        return bytes.Length >= 3 || !"]]>"u8.StartsWith(bytes) ? 1 : 0;
    }

    private bool ReadCData()
    {
        HasReferences = false;
        while (true)
        {
            var visible = _input.Visible;
            var end = visible.IndexOf("]]>"u8);
            var length = end >= 0 ? end : visible.Length - 2;
            if (length > 0 || end == 0)
            {
                _textStart = _input.Position;
                _textLength = length;
                _inCData = end < 0;
                _input.Position += _inCData ? length : length + 3;
                return length > 0;
            }

            if (!_input.More())
                throw Malformed("cut off");
        }
    }

    private void ReadCommentOrCData()
    {
        if (!_input.Has(4))
            throw Malformed("cut off");
        if (_input.Visible.StartsWith("<!--"u8))
        {
            _input.Position += 4;
            SkipTo("--"u8);
            if (!_input.Has(1) || _input.Visible[0] != '>')
                throw Malformed("'--' in a comment");
            _input.Position++;
            return;
        }

        if (!_input.Has(9) || !_input.Visible.StartsWith("<![CDATA["u8))
            throw Malformed("a DOCTYPE, or a '<!' that means nothing");
        if (Depth == 0)
            throw Malformed("text outside the root element");
        _input.Position += 9;
        _inCData = true;
    }

    private void ReadInstruction()
    {
        int nameEnd;
        while ((nameEnd = XmlNames.End(_input.Visible, 2)) == _input.Visible.Length)
        {
            if (!_input.More())
                throw Malformed("cut off");
        }

        var name = _input.Visible[2..nameEnd];
        if (!XmlNames.IsName(name) || System.Text.Ascii.EqualsIgnoreCase(name, "xml"u8))
            throw Malformed("an instruction's name");
        _input.Position += nameEnd;
        if (!_input.Has(2))
            throw Malformed("cut off");
        if (!IsSpace(_input.Visible[0]) && !_input.Visible.StartsWith("?>"u8))
            throw Malformed("an instruction");
        SkipTo("?>"u8);
    }

    private void SkipTo(ReadOnlySpan<byte> mark)
    {
        while (true)
        {
            var found = _input.Visible.IndexOf(mark);
            if (found >= 0)
            {
                _input.Position += found + mark.Length;
                return;
            }

            _input.Position = Math.Max(_input.Position, _input.End - 1);
            if (!_input.More())
                throw Malformed("cut off");
        }
    }

    private void ReadDeclaration()
    {
        if (!_input.Has(6) || !_input.Visible.StartsWith("<?xml"u8) || !IsSpace(_input.Visible[5]))
            return;
        int end;
        while ((end = _input.Visible.IndexOf("?>"u8)) < 0)
        {
            if (_input.Visible.Length > XmlDeclaration.LongestDeclaration || !_input.More())
                throw Malformed("the declaration has no end");
        }

        XmlDeclaration.Check(_input.Visible[5..end], _input.IsUtf16);
        _input.Position += end + 2;
    }
}
