namespace Ita.Assessment.Frameworks;

/// <summary>
/// How sure each kind of fact about a year is (docs/assessment.md: 2563–2566 are sure but for some wordings, 2567 and
/// 2568 are not).
/// </summary>
public sealed record FrameworkCertainty(
    Confidence Numbering,
    Confidence Grouping,
    Confidence Points,
    Confidence Weights,
    Confidence Levels,
    Confidence Wording
)
{
    /// <summary>
    /// Results rest on something that is not sure: weights, points, levels or grouping. Wordings do not change a score.
    /// </summary>
    public bool IsProvisional =>
        Grouping != Confidence.High
        || Points != Confidence.High
        || Weights != Confidence.High
        || Levels != Confidence.High;
}

/// <summary>
/// How sure a fact of a framework is (docs/assessment.md). Results that rest on a fact below high are marked
/// provisional.
/// </summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}
