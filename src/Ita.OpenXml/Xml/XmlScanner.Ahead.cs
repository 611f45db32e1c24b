namespace Ita.OpenXml.Xml;

/// <content>For a reader that knows the bytes to come as well as the scanner would: what lies ahead, and what has just
/// been read.</content>
internal sealed partial class XmlScanner
{
    /// <summary>Changes whenever a namespace declaration comes into force or goes out of it.</summary>
    public int ScopeVersion => _scopes.Version;

    /// <summary>Changes whenever the window moves: places in it are the same only as long as this is.</summary>
    public int WindowVersion => _input.Moves;

    /// <summary>How many texts have been reported.</summary>
    public int TextCount { get; private set; }

    /// <summary>Where in the window the start tag that was read last begins.</summary>
    public int TagStart => _nameStart - 1;

    /// <summary>Where in the window the text that was reported last begins.</summary>
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
            if (attribute.Namespace != XmlNamespace.None || !LocalNameOf(attribute).SequenceEqual(name))
                continue;
            (start, length) = (attribute.ValueStart, attribute.ValueLength);
            return true;
        }

        (start, length) = (0, 0);
        return false;
    }

    /// <summary>The name of the innermost open element as its tag wrote it.</summary>
    public ReadOnlySpan<byte> InnermostName => _scopes.Innermost;

    /// <summary>
    /// The bytes in the window that are not read yet, from where the next token begins. Nothing more is known of them:
    /// not even that they are valid characters.
    /// </summary>
    /// <param name="count">More are fetched, if there are any, while fewer are there.</param>
    public ReadOnlySpan<byte> Ahead(int count)
    {
        if (_popPending)
            Pop();
        if (_inCData)
            return [];
        _input.Fill(count);
        return _input.Filled;
    }

    /// <summary>
    /// Leaves out bytes that the caller has read itself and knows to be valid: what they open they close, and no
    /// declaration stays in force.
    /// </summary>
    public void Take(int length) => _input.Take(length);
}
