namespace Ita.OpenXml.Reading;

/// <summary>
/// What stands between the last cell of a row and the first of the next, as the scanner has read it: the end tag, the
/// start tag, and the next row's digits left open. Where the same bytes come again in the same place they mean the
/// same.
/// </summary>
internal sealed class RowTag
{
    private const int LongestPart = 256;

    private BytePattern _before = new([]);
    private BytePattern _after = new([]);
    private byte[] _name = [];
    private int _scopes = -1;

    /// <param name="bytes">From the end of a row's last cell to the end of the next one's start tag.</param>
    /// <param name="row">Where in that the next row's digits stand.</param>
    /// <param name="name">Both rows' name as their tags write it.</param>
    /// <param name="scopes">Which namespaces are in force, before and behind.</param>
    public void Learn(ReadOnlySpan<byte> bytes, (int Start, int Length) row, ReadOnlySpan<byte> name, int scopes)
    {
        var before = bytes[..row.Start];
        var after = bytes[(row.Start + row.Length)..];
        if (before.Length > LongestPart || after.Length > LongestPart)
            return;
        if (Fits(name, scopes) && _before.Is(before) && _after.Is(after))
            return;
        (_before, _after, _name, _scopes) = (new BytePattern(before), new BytePattern(after), name.ToArray(), scopes);
    }

    /// <summary>Whether it can follow the cells of a row by this name.</summary>
    public bool Fits(ReadOnlySpan<byte> name, int scopes) => scopes == _scopes && name.SequenceEqual(_name);

    /// <summary>The length of the tags where the bytes begin with them; 0 where they do not.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="next">The row that must follow.</param>
    public int Read(ReadOnlySpan<byte> bytes, in RowDigits next)
    {
        if (!_before.Begins(bytes))
            return 0;
        var rest = bytes[_before.Length..];
        if (rest.Length < RowDigits.Block || !next.Begin(rest) || !_after.Begins(rest[next.Length..]))
            return 0;
        return _before.Length + next.Length + _after.Length;
    }
}
