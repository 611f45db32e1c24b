namespace Ita.Assessment.Frameworks;

/// <summary>
/// How sure each kind of fact about a year is (domain/README: 2563–2566 are sure but for some wordings, 2567 and 2568
/// are not).
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
    /// Figures depend on something that is not sure: weights, points, levels or grouping. Wordings do not change a
    /// figure.
    /// </summary>
    public bool IsProvisional =>
        Grouping != Confidence.High
        || Points != Confidence.High
        || Weights != Confidence.High
        || Levels != Confidence.High;
}

/// <summary>
/// How sure a fact of a framework is (domain/README). Whatever is not high is shown as provisional where its figures
/// are shown.
/// </summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}
