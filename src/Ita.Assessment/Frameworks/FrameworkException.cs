using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>A framework file that cannot be used; the message is the first problem's, in English.</summary>
public sealed class FrameworkException : Exception
{
    internal FrameworkException(ImmutableArray<FrameworkProblem> problems, Exception? inner = null)
        : base(problems[0].MessageEn, inner) => Problems = problems;

    /// <summary>At least one: every slip of shape, or else the first contradiction.</summary>
    public ImmutableArray<FrameworkProblem> Problems { get; }
}
