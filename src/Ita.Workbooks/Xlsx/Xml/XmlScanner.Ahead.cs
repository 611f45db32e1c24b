namespace Ita.Workbooks.Xlsx.Xml;

/// <content>For a reader that knows the bytes to come as well as the scanner would: what lies ahead, and what has just been read.</content>
internal sealed partial class XmlScanner
{
    /// <summary>Changes whenever a namespace declaration comes into force or goes out of it.</summary>
    public int ScopeVersion => _scopes.Version;

    /// <summary>Changes whenever the window moves: places in it are the same only as long as this is.</summary>
    public int WindowVersion => _input.Moves;

    /// <summary>How many texts have been told.</summary>
    public int TextsTold { get; private set; }

    /// <summary>Where in the window the start tag that was read last begins.</summary>
    public int TagStart => _nameStart - 1;

    /// <summary>Where in the window the text that was told last begins.</summary>
    public int TextStart => _textStart;

    /// <summary>Where in the window reading goes on.</summary>
    public int Place => _input.Position;

    /// <summary>The window's bytes.</summary>
    public ReadOnlySpan<byte> Window => _input.Buffer;

    /// <summary>Where in the window an attribute's value stands; false if the element has none by that name.</summary>
    public bool TryGetAttributePlace(ReadOnlySpan<byte> name, out int start, out int length)
    {
        foreach (ref readonly var attribute in _attributes.AsSpan(0, _attributeCount))
        {
            if (attribute.Namespace != XmlNamespace.None || !LocalNameOf(attribute).SequenceEqual(name)) continue;
            (start, length) = (attribute.ValueStart, attribute.ValueLength);
            return true;
        }

        (start, length) = (0, 0);
        return false;
    }

    /// <summary>The bytes in view that are not read yet: valid characters, and where the next token begins; nothing more is known of them.</summary>
    public ReadOnlySpan<byte> Ahead()
    {
        if (_popPending) Pop();
        return _inCData ? [] : _input.Visible;
    }

    /// <summary>Leaves out bytes that the caller has read itself: whole elements, well-formed, with no declaration in them.</summary>
    public void Take(int length) => _input.Position += length;
}
