namespace Ita.Assessment;

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
