using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Ita.Pipeline.Telemetry;
using Ita.Storage;

namespace Ita.Web.Health;

/// <summary>Is the app there, and does its storage answer?</summary>
public sealed record HealthResponse
{
    [AllowedValues("ok", "down")]
    public required string Status { get; init; }

    /// <summary>To administrators: which build answers, with the commit it was built from.</summary>
    public string? Version { get; init; }

    /// <summary>To administrators: what the app depends on.</summary>
    public IEnumerable<DependencyResponse>? Dependencies { get; init; }

    /// <summary>
    /// To administrators: rows of tables that this instance could not read since it was started; absent for none.
    /// </summary>
    public IEnumerable<UnreadableRowResponse>? UnreadableRows { get; init; }

    internal static HealthResponse Of(
        ImmutableArray<Dependency> dependencies,
        IReadOnlyList<UnreadableRow> unreadable
    ) =>
        new()
        {
            Status = StatusOf(dependencies.All(dependency => dependency.IsThere)),
            Version = ProductVersion.Full,
            Dependencies = dependencies.Select(dependency => new DependencyResponse
            {
                Name = dependency.Name,
                Status = StatusOf(dependency.IsThere),
                Milliseconds = dependency.Milliseconds,
            }),
            UnreadableRows =
                unreadable.Count == 0
                    ? null
                    : unreadable.Select(row => new UnreadableRowResponse
                    {
                        Table = row.Table,
                        Partition = row.Partition,
                        Row = row.Row,
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

/// <summary>Where a row is that cannot be read: another program's, or damaged.</summary>
public sealed record UnreadableRowResponse
{
    public required string Table { get; init; }

    /// <summary>The partition key.</summary>
    public required string Partition { get; init; }

    /// <summary>The row key.</summary>
    public required string Row { get; init; }
}
