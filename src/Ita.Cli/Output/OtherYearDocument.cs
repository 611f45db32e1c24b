namespace Ita.Cli.Output;

/// <summary>Another year's figures in a <see cref="ScoreDocument"/>.</summary>
public sealed record OtherYearDocument
{
    public string? Total { get; init; }

    public string? Level { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    public required OrderedDictionary<string, string> Instruments { get; init; }

    public required OrderedDictionary<string, string> Indicators { get; init; }
}
