namespace Ita.Assessment.Frameworks;

/// <summary>A rule of <c>framework-problems.json</c> that a file breaks, and where.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Path">JSON pointer.</param>
/// <param name="Value">The value found; null where the rule's message does not name it.</param>
/// <param name="Expected">The value expected.</param>
/// <param name="Name">The member that is unknown or missing.</param>
internal sealed record FrameworkFlaw(
    string Rule,
    string Path,
    string? Value = null,
    string? Expected = null,
    string? Name = null
);

/// <summary>
/// The first contradiction found while a framework is put together; never leaves <see cref="FrameworkFile"/>.
/// </summary>
internal sealed class FrameworkFlawException(FrameworkFlaw flaw) : Exception(flaw.Rule)
{
    public FrameworkFlaw Flaw { get; } = flaw;
}
