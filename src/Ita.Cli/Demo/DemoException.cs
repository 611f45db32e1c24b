namespace Ita.Cli.Demo;

/// <summary>The demo cannot go on; the message is for its user.</summary>
public sealed class DemoException(string message) : Exception(message);
