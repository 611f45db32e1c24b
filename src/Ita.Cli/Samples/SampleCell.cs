namespace Ita.Cli.Samples;

/// <summary>
/// A cell of a sample workbook: text, a number, a point in time as Excel counts it, or nothing (the default).
/// </summary>
public readonly record struct SampleCell
{
    private SampleCell(string? text, decimal? number, bool isTime)
    {
        Text = text;
        Number = number;
        IsTime = isTime;
    }

    public string? Text { get; }

    public decimal? Number { get; }

    /// <summary>The number is days since 30 December 1899, shown as date and time.</summary>
    public bool IsTime { get; }

    public static SampleCell Of(string text) => new(text, null, false);

    public static SampleCell Of(decimal number) => new(null, number, false);

    /// <param name="days">Days since 30 December 1899: 44958.375 is 1 February 2023, 9:00.</param>
    public static SampleCell Time(decimal days) => new(null, days, true);
}
