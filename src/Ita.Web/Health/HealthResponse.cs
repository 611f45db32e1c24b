using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Ita.Web.Health;

/// <summary>Is the app there, and does its storage answer?</summary>
public sealed record HealthResponse
{
    [AllowedValues("ok", "down")]
    public required string Status { get; init; }

    /// <summary>To administrators: what the app depends on.</summary>
    public IEnumerable<DependencyResponse>? Dependencies { get; init; }

    internal static HealthResponse Of(ImmutableArray<Dependency> dependencies) =>
        new()
        {
            Status = StatusOf(dependencies.All(dependency => dependency.IsThere)),
            Dependencies = dependencies.Select(dependency => new DependencyResponse
            {
                Name = dependency.Name,
                Status = StatusOf(dependency.IsThere),
                Milliseconds = dependency.Milliseconds,
            }),
        };

    private static string StatusOf(bool isThere) => isThere ? "ok" : "down";
}

/// <summary>Something that the app depends on.</summary>
public sealed record DependencyResponse
{
    public required string Name { get; init; }

    [AllowedValues("ok", "down")]
    public required string Status { get; init; }

    /// <summary>How long its answer took.</summary>
    public required long Milliseconds { get; init; }
}
