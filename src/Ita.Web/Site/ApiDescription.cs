namespace Ita.Web.Site;

/// <summary>An error (RFC 9457). It says nothing of the object that was asked for.</summary>
public sealed record ProblemResponse
{
    /// <summary>Always about:blank.</summary>
    public required string Type { get; init; }

    /// <summary>In English.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>In Thai and in English.</summary>
    public required string Detail { get; init; }
}

/// <summary>A parameter that an endpoint reads from the address's query by itself.</summary>
internal sealed record QueryParameter(string Name, string Description);

/// <summary>A form that an endpoint reads by itself; the description alone needs to know of it.</summary>
internal sealed record FormBody(string ContentType, params FormField[] Fields);

/// <summary>A field of a form: a text, or files.</summary>
internal sealed record FormField(string Name, string Description, bool IsFile = false);

/// <summary>A JSON text that an endpoint reads by itself.</summary>
internal sealed record JsonBody(Type Type);

/// <summary>The answer has a tag (ETag): who sends it back is told so where he has the answer already.</summary>
internal sealed class ETagMetadata
{
    public static ETagMetadata Instance { get; } = new();
}

/// <summary>What the API's description says of an endpoint beyond what its code says.</summary>
internal static class ApiDescription
{
    public const string ProblemType = "application/problem+json";

    private const string JsonType = "application/json";

    /// <param name="endpoint">The endpoint.</param>
    /// <param name="id">The operation's name, once in the whole API.</param>
    /// <param name="tag">What it belongs to.</param>
    /// <param name="summary">What it does.</param>
    public static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint,
        string id,
        string tag,
        string summary
    ) => endpoint.WithName(id).WithTags(tag).WithSummary(summary);

    /// <summary>A document with a tag.</summary>
    public static RouteHandlerBuilder Returns<T>(this RouteHandlerBuilder endpoint) =>
        endpoint
            .Produces<T>(StatusCodes.Status200OK, JsonType)
            .Produces(StatusCodes.Status304NotModified)
            .WithMetadata(ETagMetadata.Instance);

    /// <summary>A file with a tag, in one form or several.</summary>
    public static RouteHandlerBuilder ReturnsFile(
        this RouteHandlerBuilder endpoint,
        string contentType,
        params string[] others
    ) =>
        endpoint
            .Produces(StatusCodes.Status200OK, typeof(Stream), contentType, others)
            .Produces(StatusCodes.Status304NotModified)
            .WithMetadata(ETagMetadata.Instance);

    public static RouteHandlerBuilder TakesQuery(
        this RouteHandlerBuilder endpoint,
        params QueryParameter[] parameters
    ) => endpoint.WithMetadata([.. parameters]);

    public static RouteHandlerBuilder TakesForm(
        this RouteHandlerBuilder endpoint,
        string contentType,
        params FormField[] fields
    ) => endpoint.WithMetadata(new FormBody(contentType, fields));

    public static RouteHandlerBuilder TakesJson<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new JsonBody(typeof(T)));

    /// <summary>Errors that are told as a <see cref="ProblemResponse"/>.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder endpoint, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemResponse), [ProblemType]));
        return endpoint;
    }
}
