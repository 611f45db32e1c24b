using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>
/// The fastest path: cells that are, but for their row's digits, byte for byte one that was read before in the same
/// column, and that the sink has given a mark. Such a cell is found by a key, compared, and marked: nothing in it is
/// parsed, and its characters are valid because those it was compared with are. What is known holds under one set of
/// namespaces.
/// </summary>
internal sealed class KnownCells
{
    /// <summary>Bytes that must be there for a cell to be compared.</summary>
    public const int CellBytes = KnownColumn.LongestHead + RowDigits.Block + KnownPattern.Longest;

    /// <summary>Columns that are known; questionnaires have fewer.</summary>
    private const int Columns = 128;
    private const int MostPatterns = 256;

    private readonly KnownColumn[] _columns = new KnownColumn[Columns];

    // The first stands for none.
    private KnownPattern[] _patterns = new KnownPattern[32];
    private int _count = 1;
    private int _scopes = -1;

    /// <summary>Whether anything is known under the namespaces in force.</summary>
    public bool Any(int scopes) => scopes == _scopes;

    /// <summary>Whether more values of a column can be learnt.</summary>
    public bool HasRoom(int column, int scopes) =>
        (uint)column < Columns && (scopes != _scopes || (!_columns[column].IsFull && _count < MostPatterns));

    /// <summary>Learns a cell that was read.</summary>
    /// <param name="cell">Its bytes.</param>
    /// <param name="row">Where its row's digits stand.</param>
    /// <param name="column">Its column, which has room.</param>
    /// <param name="characters">Of its text.</param>
    /// <param name="mark">What the sink made of it.</param>
    /// <param name="scopes">Which namespaces are in force.</param>
    public void Learn(
        ReadOnlySpan<byte> cell,
        (int Start, int Length) row,
        int column,
        int characters,
        sbyte mark,
        int scopes
    )
    {
        var head = cell[..row.Start];
        var rest = cell[(row.Start + row.Length)..];
        if (head.Length > KnownColumn.LongestHead || rest.Length is < sizeof(ulong) or > KnownPattern.Longest)
            return;
        if (scopes != _scopes)
        {
            Array.Clear(_columns);
            _count = 1;
            _scopes = scopes;
        }

        // Before the patterns are handed on: finding one may move them.
        var value = new KnownValue(PatternOf(rest), (byte)rest.Length, mark, characters);
        ref var known = ref _columns[column];
        known.SetHead(head);
        known.Add(_patterns, value);
    }

    /// <summary>Marks cells in rising columns for as long as they are known.</summary>
    /// <param name="bytes">Any bytes, from where a cell may begin.</param>
    /// <param name="row">The row that the cells must say they are in.</param>
    /// <param name="column">The last column that was read; then the last that was marked.</param>
    /// <param name="marks">Where the marks are put, by column.</param>
    /// <param name="characters">Of all the texts that were marked.</param>
    /// <returns>The length of the cells that were marked.</returns>
    public int Mark(ReadOnlySpan<byte> bytes, in RowDigits row, ref int column, Span<sbyte> marks, out int characters)
    {
        unchecked
        {
            // No cell is looked at unless CellBytes of it are there, which is as far as comparing reaches: nothing is
            // checked below this.
            ref var first = ref MemoryMarshal.GetReference(bytes);
            var last = bytes.Length - CellBytes;
            var columns = _columns.AsSpan(0, Math.Min(_columns.Length, marks.Length));
            var patterns = _patterns;
            var place = 0;
            characters = 0;
            for (var next = column + 1; next < columns.Length && place <= last; next++)
            {
                ref readonly var known = ref columns[next];
                ref var cell = ref Unsafe.Add(ref first, place);
                if (!known.Begins(ref cell))
                {
                    // The cell may be in a column behind; a closing tag is in none.
                    if (Unsafe.Add(ref cell, 1) == '/')
                        break;
                    continue;
                }

                if ((Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref cell, known.HeadLength)) & row.Mask) != row.Value)
                    break;
                ref var rest = ref Unsafe.Add(ref cell, known.HeadLength + row.Length);
                var slot = KnownColumn.SlotOf(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref rest, known.KeyPlace)));
                var value = known.At(slot);
                while (value.Pattern != 0 && !patterns[value.Pattern].Begins(ref rest, known.IsShort))
                {
                    slot = KnownColumn.Next(slot);
                    value = known.At(slot);
                }

                if (value.Pattern == 0)
                    break;
                marks[next] = value.Mark;
                characters += value.Characters;
                place += known.HeadLength + row.Length + value.Length;
                column = next;
            }

            return place;
        }
    }

    private ushort PatternOf(ReadOnlySpan<byte> rest)
    {
        for (var i = 1; i < _count; i++)
        {
            if (_patterns[i].Is(rest))
                return (ushort)i;
        }

        if (_count == _patterns.Length)
            Array.Resize(ref _patterns, _patterns.Length * 2);
        _patterns[_count] = new KnownPattern(rest);
        return (ushort)_count++;
    }
}
