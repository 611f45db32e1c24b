namespace Ita.Assessment.Advice;

/// <summary>Advice data that cannot be used; the message says where and why, in English.</summary>
public sealed class AdviceException : Exception
{
    public AdviceException(string message)
        : base(message) { }

    public AdviceException(string message, Exception inner)
        : base(message, inner) { }
}
