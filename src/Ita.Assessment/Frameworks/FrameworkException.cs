namespace Ita.Assessment.Frameworks;

/// <summary>A framework file that cannot be used; the message says where and why, in English.</summary>
public sealed class FrameworkException : Exception
{
    public FrameworkException(string message)
        : base(message)
    {
    }

    public FrameworkException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
