namespace Ita.Assessment.Comparison;

/// <summary>
/// A figure this year beside last year's. Both are the published figures, rounded to 2 decimals, so that a reader who
/// subtracts what the report prints gets the difference that it prints (docs/decisions/0003).
/// </summary>
/// <param name="Last">Last year's published points.</param>
/// <param name="This">This year's published points.</param>
public readonly record struct Change(decimal Last, decimal This)
{
    /// <summary>This − last, in points, 2 decimals.</summary>
    public decimal Points => This - Last;

    /// <summary>
    /// (This − last) ÷ last × 100, rounded half away from zero to 2 decimals; null where last year was 0.
    /// </summary>
    public decimal? Percent => Last == 0 ? null : decimal.Round(Points / Last * 100m, 2, MidpointRounding.AwayFromZero);

    public Direction Direction =>
        Points switch
        {
            > 0 => Direction.Risen,
            < 0 => Direction.Fallen,
            _ => Direction.Same,
        };

    public static Change Of(Score last, Score @this) => new(last.Rounded, @this.Rounded);
}

/// <summary>เพิ่มขึ้น, ลดลง, คงเดิม.</summary>
public enum Direction
{
    Same,
    Risen,
    Fallen,
}
