using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ita.Assessment;
using Ita.Assessment.Advice;
using Ita.Assessment.Profiles;
using Ita.Assessment.Text;
using Ita.Storage.Profiles;

namespace Ita.Web.Profiles;

/// <summary>
/// The form of a profile: what stands in its fields, as it is stored or as somebody has typed it. What is typed becomes
/// a profile's file and is read as one, so that the form has no rules of its own.
/// </summary>
internal sealed record ProfileFields
{
    public const string VersionField = "version";
    public const string UnitsField = "units";
    public const string EmblemField = "emblem";
    public const string RemoveEmblemField = "removeEmblem";

    /// <summary>Those who sign, as the profile's file calls them.</summary>
    public static ImmutableArray<string> Signatories { get; } = ["preparedBy", "reviewedBy", "approvedBy"];

    /// <summary>By field, untrimmed; a field that is not there is empty.</summary>
    public required ImmutableDictionary<string, string> Texts { get; init; }

    /// <summary>Concepts that have a unit of their own.</summary>
    public required ImmutableArray<string> Concepts { get; init; }

    /// <summary>The years that something can be said of, newest first.</summary>
    public required ImmutableArray<FiscalYear> Years { get; init; }

    public string this[string field] => Texts.GetValueOrDefault(field, "");

    public static string Field(Duty duty) => "duty." + ProfileFile.NameOf(duty);

    public static string ConceptField(string concept) => "concept." + concept;

    public static string Field(string signatory, string member) => $"{signatory}.{member}";

    public static string Field(FiscalYear year, string member) => $"{year}.{member}";

    /// <summary>The field, or the group of fields, that a problem of the file is about; empty for the whole.</summary>
    /// <param name="path">JSON pointer.</param>
    public static string FieldOf(string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return steps switch
        {
            [] => "",
            ["units", ..] => UnitsField,
            ["unitOfDuty", var duty, ..] => "duty." + duty,
            ["unitOfConcept", var concept, ..] => ConceptField(concept),
            ["years", .. var year] => string.Join('.', year),
            _ => string.Join('.', steps),
        };
    }

    /// <summary>As it is stored.</summary>
    /// <param name="stored">The profile.</param>
    /// <param name="years">Those that the agency has a result of.</param>
    public static ProfileFields Of(StoredProfile stored, IEnumerable<FiscalYear> years)
    {
        var profile = stored.Profile;
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        texts[VersionField] = stored.Version;
        texts[UnitsField] = string.Join('\n', profile.Units);
        foreach (var (duty, unit) in profile.UnitOfDuty)
            texts[Field(duty)] = unit;
        foreach (var (concept, unit) in profile.UnitOfConcept)
            texts[ConceptField(concept)] = unit;
        var signing = new[] { profile.PreparedBy, profile.ReviewedBy, profile.ApprovedBy };
        foreach (var (name, signatory) in Signatories.Zip(signing))
        {
            texts[Field(name, "name")] = signatory?.Name ?? "";
            texts[Field(name, "position")] = signatory?.Position ?? "";
        }

        foreach (var (number, year) in profile.Years)
        {
            texts[Field(number, "issuedMonth")] = Number(year.Issued?.Month);
            texts[Field(number, "issuedYear")] = Number(year.Issued?.Year);
            texts[Field(number, "remark")] = year.Remark ?? "";
            texts[Field(number, "publishDay")] = Number(year.PublishBy?.Day);
            texts[Field(number, "publishMonth")] = Number(year.PublishBy?.Month);
            texts[Field(number, "publishYear")] = Number(year.PublishBy?.Year + ThaiCalendar.BuddhistEra);
            texts[Field(number, "publishedAt")] = year.PublishedAt ?? "";
        }

        return new ProfileFields
        {
            Texts = texts.ToImmutable(),
            Concepts = [.. profile.UnitOfConcept.Keys],
            Years = [.. years.Concat(profile.Years.Keys).Distinct().OrderDescending()],
        };
    }

    /// <summary>As it was typed; concepts and years are those that the form had.</summary>
    public ProfileFields Typed(IFormCollection form) =>
        this with
        {
            Texts = form.ToImmutableDictionary(
                field => field.Key,
                field => field.Value.ToString(),
                StringComparer.Ordinal
            ),
        };

    /// <summary>What is typed as a profile's file, for <see cref="ProfileFile.Read"/>.</summary>
    public byte[] ToFile(Emblem? emblem)
    {
        var file = new JsonObject
        {
            ["units"] = new JsonArray([.. Units.Select(unit => JsonValue.Create(unit))]),
            ["unitOfDuty"] = ObjectOf(
                Enum.GetValues<Duty>().Select(duty => (ProfileFile.NameOf(duty), Text(Field(duty))))
            ),
            ["unitOfConcept"] = ObjectOf(Concepts.Select(concept => (concept, Text(ConceptField(concept))))),
            ["years"] = new JsonObject(
                Years.Select(year => KeyValuePair.Create<string, JsonNode?>(year.ToString(), YearOf(year)))
            ),
        };
        foreach (var signatory in Signatories)
            file[signatory] = ObjectOf(
                new[] { "name", "position" }.Select(member => (member, Text(Field(signatory, member))))
            );
        if (emblem is not null)
            file[EmblemField] = Convert.ToBase64String(emblem.Png.AsSpan());
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    private IEnumerable<string> Units => PlainText.Lines(this[UnitsField]).Split('\n').Where(line => line.Length > 0);

    private JsonObject YearOf(FiscalYear year) =>
        ObjectOf([
            ("issued", Together(year, "issuedYear", "issuedMonth")),
            ("remark", Text(Field(year, "remark"))),
            ("publishBy", Together(year, "publishYear", "publishMonth", "publishDay")),
            ("publishedAt", Text(Field(year, "publishedAt"))),
        ]);

    // A date of which something is missing stays one that cannot be read, so that it is not left out without a word.
    private string? Together(FiscalYear year, params string[] members)
    {
        var parts = members.Select(member => this[Field(year, member)].Trim()).ToList();
        return parts.All(part => part.Length == 0)
            ? null
            : string.Join('-', parts.Select(part => part.PadLeft(2, '0')));
    }

    private string? Text(string field) => this[field].Trim() is { Length: > 0 } text ? text : null;

    private static JsonObject ObjectOf(IEnumerable<(string Name, string? Text)> members) =>
        new(
            members
                .Where(member => member.Text is not null)
                .Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, JsonValue.Create(member.Text)))
        );

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
