using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>Why a framework file cannot be used, and where in it.</summary>
/// <param name="Code"><c>framework-not-json</c>, <c>framework-shape</c>, <c>framework-inconsistent</c>,
/// <c>framework-name</c> or <c>framework-too-large</c>.</param>
/// <param name="Line">From 1; 0 where the problem is not in the text.</param>
/// <param name="Position">The character within the line, from 1.</param>
/// <param name="Path">The place as a JSON pointer, <c>/instruments/0/weight</c>; empty for the whole.</param>
/// <param name="MessageTh">What is wrong, in Thai, with line and position.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record FrameworkProblem(
    string Code,
    int Line,
    int Position,
    string Path,
    string MessageTh,
    string MessageEn
);

/// <summary>A framework file that cannot be used; the message is the first problem's, in English.</summary>
public sealed class FrameworkException : Exception
{
    internal FrameworkException(ImmutableArray<FrameworkProblem> problems, Exception? inner = null)
        : base(problems[0].MessageEn, inner) => Problems = problems;

    /// <summary>At least one: every slip of shape, or else the first contradiction.</summary>
    public ImmutableArray<FrameworkProblem> Problems { get; }
}
