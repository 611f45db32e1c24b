namespace Ita.Functions.Host;

/// <summary>The host, or someone in its place, sent what is no invocation of the function.</summary>
internal sealed class InvocationException(string message, Exception? inner = null) : Exception(message, inner);
