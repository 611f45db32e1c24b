using System.Runtime.Intrinsics;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Counts how often each mark from 0 up was put down in each column of a part, 32 columns at a time: rows are counted
/// in bytes, which are added up before they can overflow.
/// </summary>
internal sealed class MarkTally
{
    private static readonly int Width = Vector256<byte>.Count;

    // Stretches of 32 columns in which the part has any, and which of each those are.
    private readonly int[] _starts;
    private readonly Vector256<sbyte>[] _lanes;
    private readonly int _marks;
    private readonly byte[] _recent;
    private readonly int[] _counts;
    private int _rows;

    /// <param name="columns">The part's columns.</param>
    /// <param name="marks">How many there are to be counted.</param>
    public MarkTally(IReadOnlyCollection<int> columns, int marks)
    {
        _starts = [.. columns.Select(column => column / Width * Width).Distinct().Order()];
        _lanes = [.. _starts.Select(start => LanesOf(columns, start))];
        _marks = marks;
        _recent = new byte[_starts.Length * marks * Width];
        _counts = new int[_recent.Length];
    }

    /// <summary>How many marks a row needs to have room for.</summary>
    public int RowLength => _starts.Length == 0 ? 0 : _starts[^1] + Width;

    /// <summary>Counts a row.</summary>
    /// <param name="row">The row's marks, by column.</param>
    /// <returns>Whether any was counted, and whether any is <see cref="AnswerLabels.Number"/> or
    /// <see cref="AnswerLabels.Unknown"/>.</returns>
    public (bool Counted, bool Odd) Add(ReadOnlySpan<sbyte> row)
    {
        var counted = Vector256<sbyte>.Zero;
        var odd = Vector256<sbyte>.Zero;
        var recent = _recent.AsSpan();
        for (var i = 0; i < _starts.Length; i++)
        {
            var block = Vector256.ConditionalSelect(
                _lanes[i],
                Vector256.Create(row[_starts[i]..]),
                Vector256.Create(IMarkedRow.None)
            );
            counted |= Vector256.GreaterThanOrEqual(block, Vector256<sbyte>.Zero);
            odd |=
                Vector256.Equals(block, Vector256.Create(AnswerLabels.Number))
                | Vector256.Equals(block, Vector256.Create(AnswerLabels.Unknown));
            for (sbyte mark = 0; mark < _marks; mark++)
            {
                // Where the mark is equal there is -1.
                (Vector256.Create<byte>(recent) - Vector256.Equals(block, Vector256.Create(mark)).AsByte()).CopyTo(
                    recent
                );
                recent = recent[Width..];
            }
        }

        if (++_rows == byte.MaxValue)
            AddUp();
        return (counted != Vector256<sbyte>.Zero, odd != Vector256<sbyte>.Zero);
    }

    /// <summary>How often a mark was put down in a column.</summary>
    public int CountOf(int column, int mark)
    {
        AddUp();
        var block = Array.IndexOf(_starts, column / Width * Width);
        return _counts[(((block * _marks) + mark) * Width) + (column % Width)];
    }

    private void AddUp()
    {
        if (_rows == 0)
            return;
        for (var i = 0; i < _recent.Length; i++)
            _counts[i] += _recent[i];
        Array.Clear(_recent);
        _rows = 0;
    }

    private static Vector256<sbyte> LanesOf(IReadOnlyCollection<int> columns, int start)
    {
        Span<sbyte> lanes = stackalloc sbyte[Vector256<sbyte>.Count];
        lanes.Clear();
        foreach (var column in columns)
        {
            if (column >= start && column < start + Width)
                lanes[column - start] = -1;
        }

        return Vector256.Create<sbyte>(lanes);
    }
}
