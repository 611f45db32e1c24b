using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Ita.Testing.Storage;

/// <summary>What a service that is overloaded or broken says.</summary>
public sealed class Refusal(int status) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => "Refused";

    public override Stream? ContentStream { get; set; } = new MemoryStream();

    public override string ClientRequestId { get; set; } = "";

    public override void Dispose() { }

    protected override bool ContainsHeader(string name) => false;

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        return false;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = null;
        return false;
    }
}
