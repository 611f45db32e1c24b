namespace Ita.Assessment.Frameworks;

/// <summary>
/// The first contradiction found while a framework is put together; never leaves <see cref="FrameworkFile"/>.
/// </summary>
internal sealed class FrameworkFlawException(FrameworkFlaw flaw) : Exception(flaw.Rule)
{
    public FrameworkFlaw Flaw { get; } = flaw;
}
