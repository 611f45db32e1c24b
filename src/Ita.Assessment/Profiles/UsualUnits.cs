using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ita.Assessment.Advice;
using Ita.Assessment.Text;

namespace Ita.Assessment.Profiles;

/// <summary>The units that a kind of agency usually has, and the duties they have: usual-units.json.</summary>
public sealed record UsualUnits
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = UsualUnitsJson.Default,
        Converters = { new JsonStringEnumConverter<Duty>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly ImmutableArray<UsualUnits> s_all = Read();

    /// <summary>What names or kinds of such agencies begin with; empty for any other agency.</summary>
    public required string Kind { get; init; }

    public required ImmutableArray<string> Units { get; init; }

    /// <summary>For every duty one of <see cref="Units"/>.</summary>
    public required ImmutableSortedDictionary<Duty, string> UnitOfDuty { get; init; }

    public static IEnumerable<UsualUnits> All => s_all;

    /// <summary>By the agency's kind, else by how its name begins.</summary>
    public static UsualUnits Of(Agency agency)
    {
        ArgumentNullException.ThrowIfNull(agency);
        return s_all.First(units => agency.IsOfKind(units.Kind));
    }

    private static ImmutableArray<UsualUnits> Read()
    {
        using var stream = typeof(UsualUnits).Assembly.GetManifestResourceStream("usual-units.json")!;
        return JsonSerializer.Deserialize(stream, JsonTypes.Of<ImmutableArray<UsualUnits>>(s_options));
    }
}

[JsonSerializable(typeof(ImmutableArray<UsualUnits>))]
internal sealed partial class UsualUnitsJson : JsonSerializerContext;
