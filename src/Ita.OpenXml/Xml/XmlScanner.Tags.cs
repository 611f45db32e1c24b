using System.Text;

namespace Ita.OpenXml.Xml;

/// <content>Start and end tags and their attributes.</content>
internal sealed partial class XmlScanner
{
    private readonly XmlAttribute[] _attributes = new XmlAttribute[XmlLimits.Attributes];
    private int _attributeCount;
    private int _localStart;
    private int _localLength;
    private int _nameStart;
    private int _prefixLength;

    /// <summary>An attribute's value, references unresolved; false if the element has none by that name.</summary>
    public bool TryGetRawAttribute(
        ReadOnlySpan<byte> name,
        out ReadOnlySpan<byte> value,
        XmlNamespace ns = XmlNamespace.None
    )
    {
        foreach (ref readonly var attribute in _attributes.AsSpan(0, _attributeCount))
        {
            if (attribute.Namespace != ns || !LocalNameOf(attribute).SequenceEqual(name))
                continue;
            value = ValueOf(attribute);
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>An attribute's value; null if the element has none by that name.</summary>
    public string? Attribute(ReadOnlySpan<byte> name, XmlNamespace ns = XmlNamespace.None) =>
        TryGetRawAttribute(name, out var raw, ns) ? Decode(raw) : null;

    private static string Decode(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'&'))
            return Encoding.UTF8.GetString(raw);
        var buffer = default(ByteBuffer);
        try
        {
            XmlReferences.AppendDecoded(ref buffer, raw);
            return Encoding.UTF8.GetString(buffer.Span);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private void ReadStartTag()
    {
        int end;
        while ((end = ParseStartTag()) < 0)
        {
            if (!_input.More())
                throw Malformed("cut off");
        }

        if (Depth == 0 && _rootSeen)
            throw Malformed("two root elements");
        _rootSeen = true;
        var start = _nameStart;
        _scopes.Push(_input.Buffer.AsSpan(start, _localStart + _localLength - start));
        _input.Position = end;
        _popPending = IsEmpty;
        ResolveNamespaces();
    }

    /// <returns>The index after the tag, or -1 where the visible bytes end first.</returns>
    private int ParseStartTag()
    {
        ReadOnlySpan<byte> bytes = _input.Buffer.AsSpan(0, _input.End);
        _nameStart = _input.Position + 1;
        var i = XmlNames.End(bytes, _nameStart);
        if (i == bytes.Length)
            return -1;
        if (!XmlNames.IsQualified(bytes[_nameStart..i], out _prefixLength))
            throw Malformed("an element's name");
        _localStart = _prefixLength == 0 ? _nameStart : _nameStart + _prefixLength + 1;
        _localLength = i - _localStart;
        _attributeCount = 0;
        while (true)
        {
            var afterSpace = SkipSpace(bytes, i);
            if (afterSpace == bytes.Length)
                return -1;
            switch (bytes[afterSpace])
            {
                case (byte)'>':
                    IsEmpty = false;
                    return afterSpace + 1;
                case (byte)'/':
                    if (afterSpace + 1 == bytes.Length)
                        return -1;
                    if (bytes[afterSpace + 1] != '>')
                        throw Malformed("a slash in a tag");
                    IsEmpty = true;
                    return afterSpace + 2;
            }

            if (afterSpace == i)
                throw Malformed("no space before an attribute");
            i = ParseAttribute(bytes, afterSpace);
            if (i < 0)
                return -1;
        }
    }

    private int ParseAttribute(ReadOnlySpan<byte> bytes, int start)
    {
        var i = XmlNames.End(bytes, start);
        if (i == bytes.Length)
            return -1;
        if (_attributeCount == _attributes.Length)
            throw WorkbookFormatException.Damaged("Too many attributes.");
        ref var attribute = ref _attributes[_attributeCount];
        if (!XmlNames.IsQualified(bytes[start..i], out attribute.PrefixLength))
            throw Malformed("an attribute's name");
        attribute.NameStart = start;
        attribute.NameLength = i - start;
        i = SkipSpace(bytes, i);
        if (i == bytes.Length)
            return -1;
        if (bytes[i] != '=')
            throw Malformed("an attribute without a value");
        i = SkipSpace(bytes, i + 1);
        if (i == bytes.Length)
            return -1;
        var quote = bytes[i];
        if (quote is not ((byte)'"' or (byte)'\''))
            throw Malformed("an attribute without quotes");
        var length = bytes[(i + 1)..].IndexOfAny(quote, (byte)'<');
        if (length < 0)
            return -1;
        if (bytes[i + 1 + length] == '<')
            throw Malformed("'<' in an attribute");
        attribute.ValueStart = i + 1;
        attribute.ValueLength = length;
        CheckReferences(bytes.Slice(i + 1, length));
        _attributeCount++;
        return i + length + 2;
    }

    private void ResolveNamespaces()
    {
        var attributes = _attributes.AsSpan(0, _attributeCount);
        foreach (ref var attribute in attributes)
        {
            attribute.Namespace = XmlNamespace.None;
            var name = _input.Buffer.AsSpan(attribute.NameStart, attribute.NameLength);
            if (!name.StartsWith("xmlns"u8))
                continue;
            if (attribute.PrefixLength == 0 && attribute.NameLength == 5)
                _scopes.Declare([], Decode(ValueOf(attribute)));
            else if (attribute.PrefixLength == 5)
                _scopes.Declare(name[6..], Decode(ValueOf(attribute)));
            else
                continue;
            attribute.Namespace = XmlNamespace.Xmlns;
        }

        Namespace = _scopes.Resolve(_input.Buffer.AsSpan(_nameStart, _prefixLength));
        // An element called xmlns:… belongs to no namespace that could be declared.
        if (_prefixLength == 5 && _input.Buffer.AsSpan(_nameStart, 5).SequenceEqual("xmlns"u8))
            throw Malformed("an element's prefix");
        var seen = 0UL;
        for (var i = 0; i < attributes.Length; i++)
        {
            ref var attribute = ref attributes[i];
            if (attribute.Namespace == XmlNamespace.None && attribute.PrefixLength > 0)
                attribute.Namespace = _scopes.Resolve(
                    _input.Buffer.AsSpan(attribute.NameStart, attribute.PrefixLength)
                );
            var local = LocalNameOf(attribute);
            var bit = 1UL << ((local[0] ^ (local.Length << 3) ^ (local[^1] << 1)) & 63);
            if ((seen & bit) != 0)
                RefuseTwice(attributes[..i], attribute);
            seen |= bit;
        }
    }

    private void RefuseTwice(ReadOnlySpan<XmlAttribute> earlier, in XmlAttribute attribute)
    {
        foreach (ref readonly var other in earlier)
        {
            if (other.Namespace == attribute.Namespace && LocalNameOf(other).SequenceEqual(LocalNameOf(attribute)))
                throw Malformed("an attribute twice");
        }
    }

    private ReadOnlySpan<byte> LocalNameOf(in XmlAttribute attribute)
    {
        var skipped = attribute.PrefixLength == 0 ? 0 : attribute.PrefixLength + 1;
        return _input.Buffer.AsSpan(attribute.NameStart + skipped, attribute.NameLength - skipped);
    }

    private ReadOnlySpan<byte> ValueOf(in XmlAttribute attribute) =>
        _input.Buffer.AsSpan(attribute.ValueStart, attribute.ValueLength);

    private void ReadEndTag()
    {
        if (Depth == 0)
            throw Malformed("an end tag too many");
        var name = _scopes.Innermost;
        if (!_input.Has(name.Length + 3))
            throw Malformed("cut off");
        if (!_input.Visible[2..].StartsWith(name))
            throw Malformed("an end tag that does not fit");
        _localStart = _input.Position + 2;
        _localLength = name.Length;
        var length = 2 + name.Length;
        while (true)
        {
            var visible = _input.Visible;
            length = SkipSpace(visible, length);
            if (length < visible.Length)
                break;
            if (!_input.More())
                throw Malformed("cut off");
        }

        if (_input.Visible[length] != '>')
            throw Malformed("an end tag that does not fit");
        _localStart = _input.Position + 2;
        _input.Position += length + 1;
        _scopes.Pop();
    }

    private static int SkipSpace(ReadOnlySpan<byte> bytes, int i)
    {
        while (i < bytes.Length && IsSpace(bytes[i]))
            i++;
        return i;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private static void CheckReferences(ReadOnlySpan<byte> value)
    {
        int ampersand;
        while ((ampersand = value.IndexOf((byte)'&')) >= 0)
        {
            XmlReferences.Read(value[ampersand..], out _, out var length);
            if (length == 0)
                throw Malformed("a reference without an end");
            value = value[(ampersand + length)..];
        }
    }
}
