using System.Collections.Immutable;

namespace Ita.Reports.Model;

/// <summary>A paragraph's text: runs of plain and bold text.</summary>
public sealed record RichText(ImmutableArray<TextRun> Runs)
{
    public static RichText Empty { get; } = new([]);

    public static RichText Of(string text) => new([new TextRun(text, IsStrong: false)]);

    public static RichText Strong(string text) => new([new TextRun(text, IsStrong: true)]);

    public RichText Append(RichText other) => new(Runs.AddRange(other.Runs));

    public override string ToString() => Runs.Length == 1 ? Runs[0].Text : string.Concat(Runs.Select(run => run.Text));
}

/// <summary>A run of text, plain or bold.</summary>
public readonly record struct TextRun(string Text, bool IsStrong);
