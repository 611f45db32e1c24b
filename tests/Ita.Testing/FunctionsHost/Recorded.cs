using Google.Protobuf;
using Ita.Testing.FunctionsHost.Rpc;

namespace Ita.Testing.FunctionsHost;

/// <summary>Messages that the genuine host and a worker sent each other; see Recorded/README.md.</summary>
public static class Recorded
{
    private const string Prefix = "Recorded/";
    private static readonly JsonParser s_parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>The names of all invocations that were recorded.</summary>
    public static IEnumerable<string> Invocations =>
        typeof(Recorded)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix + "host-InvocationRequest-", StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal);

    /// <param name="name">Of a file in Recorded, without its ending.</param>
    /// <returns>A copy of its own, to be changed as one likes.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static StreamingMessage Message(string name)
    {
        using var resource =
            typeof(Recorded).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new FileNotFoundException($"No message {name} was recorded.");
        using var reader = new StreamReader(resource);
        return s_parser.Parse<StreamingMessage>(reader);
    }

    /// <inheritdoc cref="Message"/>
    public static InvocationRequest Invocation(string name) => Message(name).InvocationRequest;
}
