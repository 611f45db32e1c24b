using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Ita.Assessment.Advice;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;

namespace Ita.Assessment.Profiles;

/// <summary>Reads one profile's JSON, member by member, and notes everything that is wrong.</summary>
internal sealed class ProfileJson
{
    public const string Units = "units";
    public const string UnitOfDuty = "unitOfDuty";
    public const string UnitOfConcept = "unitOfConcept";
    public const string PreparedBy = "preparedBy";
    public const string ReviewedBy = "reviewedBy";
    public const string ApprovedBy = "approvedBy";
    public const string Name = "name";
    public const string Position = "position";
    public const string Emblem = "emblem";
    public const string Years = "years";
    public const string Issued = "issued";
    public const string Remark = "remark";
    public const string PublishBy = "publishBy";
    public const string PublishedAt = "publishedAt";

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    private static readonly FrozenDictionary<string, Duty> s_duties = Enum.GetValues<Duty>()
        .ToFrozenDictionary(ProfileFile.NameOf, StringComparer.Ordinal);

    private static readonly Lazy<FrozenSet<string>> s_concepts = new(() =>
        FrameworkCatalogue
            .BuiltIn.Years.SelectMany(year => FrameworkCatalogue.BuiltIn.Find(year)!.Indicators)
            .SelectMany(indicator => indicator.Items)
            .Select(item => item.Concept)
            .ToFrozenSet(StringComparer.Ordinal)
    );

    private readonly ImmutableArray<ProfileProblem>.Builder _problems = ImmutableArray.CreateBuilder<ProfileProblem>();

    private ProfileJson() { }

    public static ProfileReading Read(ReadOnlySpan<byte> json)
    {
        var reader = new ProfileJson();
        try
        {
            using var document = JsonDocument.Parse(JsonPlaces.WithoutMark(json).ToArray(), s_strict);
            var profile = reader.Profile(document.RootElement);

            // What is saved has to be read again: as it is written it may be longer than it came.
            if (reader._problems.Count == 0 && ProfileFile.Write(profile).Length > ProfileFile.LongestFile)
                reader.Add("profile-too-large", "");
            return reader._problems.Count == 0
                ? new ProfileReading(profile, [])
                : new ProfileReading(null, reader._problems.ToImmutable());
        }
        // The second: text that is no Unicode.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new ProfileReading(null, [ProfileProblem.Of("profile-not-json", "")]);
        }
    }

    private AgencyProfile Profile(JsonElement root)
    {
        var profile = AgencyProfile.Empty;
        foreach (var (member, at) in Members(root, ""))
        {
            profile = member.Name switch
            {
                Units => profile with { Units = UnitsOf(member.Value, at) },
                UnitOfDuty => profile with { UnitOfDuty = DutiesOf(member.Value, at) },
                UnitOfConcept => profile with { UnitOfConcept = ConceptsOf(member.Value, at) },
                PreparedBy => profile with { PreparedBy = SignatoryOf(member.Value, at) },
                ReviewedBy => profile with { ReviewedBy = SignatoryOf(member.Value, at) },
                ApprovedBy => profile with { ApprovedBy = SignatoryOf(member.Value, at) },
                Emblem => profile with { Emblem = EmblemOf(member.Value, at) },
                Years => profile with { Years = YearsOf(member.Value, at) },
                _ => Unknown(profile, member, at),
            };
        }

        // Which units its kind has only an agency tells.
        if (!profile.Units.IsEmpty)
            _problems.AddRange(profile.UnknownUnits(profile.Units));
        return profile;
    }

    private ImmutableArray<string> UnitsOf(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Add("profile-list", at);
            return [];
        }

        var (units, seen) = (ImmutableArray.CreateBuilder<string>(), new HashSet<string>(StringComparer.Ordinal));
        var index = 0;
        foreach (var entry in value.EnumerateArray())
        {
            var here = string.Create(CultureInfo.InvariantCulture, $"{at}/{index++}");
            var unit = UnitOf(entry, here);
            if (unit is null)
                continue;
            if (seen.Add(ThaiText.Normalise(unit)))
                units.Add(unit);
            else
                Add("unit-twice", here, unit);
        }

        if (index > ProfileLimits.Units)
            Add("units-many", at);
        return units.ToImmutable();
    }

    private string? UnitOf(JsonElement value, string at)
    {
        if (LineOf(value, at) is not { } unit)
            return null;
        if (!ProfileLimits.NamesSeveral(unit))
            return unit;
        Add("unit-unclear", at, unit);
        return null;
    }

    private ImmutableSortedDictionary<Duty, string> DutiesOf(JsonElement value, string at)
    {
        var units = AgencyProfile.Empty.UnitOfDuty;
        foreach (var (member, here) in Members(value, at))
        {
            if (!s_duties.TryGetValue(member.Name, out var duty))
                Add("duty-unknown", here, member.Name);
            else if (UnitOf(member.Value, here) is { } unit)
                units = units.Add(duty, unit);
        }

        return units;
    }

    private ImmutableSortedDictionary<string, string> ConceptsOf(JsonElement value, string at)
    {
        var units = AgencyProfile.Empty.UnitOfConcept;
        foreach (var (member, here) in Members(value, at))
        {
            if (!s_concepts.Value.Contains(member.Name))
                Add("concept-unknown", here, member.Name);
            else if (UnitOf(member.Value, here) is { } unit)
                units = units.Add(member.Name, unit);
        }

        return units;
    }

    private Signatory? SignatoryOf(JsonElement value, string at)
    {
        var signatory = new Signatory(null, null);
        foreach (var (member, here) in Members(value, at))
        {
            signatory = member.Name switch
            {
                Name => signatory with { Name = LineOf(member.Value, here) },
                Position => signatory with { Position = LineOf(member.Value, here) },
                _ => Unknown(signatory, member, here),
            };
        }

        return signatory == new Signatory(null, null) ? null : signatory;
    }

    private Emblem? EmblemOf(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.String || !value.TryGetBytesFromBase64(out var bytes))
        {
            Add("emblem-base64", at);
            return null;
        }

        var reading = EmblemFile.Read(bytes);
        if (reading.Problem is { } code)
            Add(code, at);
        return reading.Emblem;
    }

    private ImmutableSortedDictionary<FiscalYear, ProfileYear> YearsOf(JsonElement value, string at)
    {
        var years = AgencyProfile.Empty.Years;
        foreach (var (member, here) in Members(value, at))
        {
            if (!FiscalYear.TryParse(member.Name, out var number))
                Add("year-unknown", here, member.Name);
            else if (YearOf(member.Value, here) is var year && year != ProfileYear.Empty)
                years = years.Add(number, year);
        }

        return years;
    }

    private ProfileYear YearOf(JsonElement value, string at)
    {
        var year = ProfileYear.Empty;
        foreach (var (member, here) in Members(value, at))
        {
            year = member.Name switch
            {
                Issued => year with { Issued = MonthOf(member.Value, here) },
                Remark => year with { Remark = TextOf(member.Value, here, ProfileLimits.Remark, PlainText.Lines) },
                PublishBy => year with { PublishBy = DayOf(member.Value, here) },
                PublishedAt => year with
                {
                    PublishedAt = TextOf(member.Value, here, ProfileLimits.Place, PlainText.OneLine),
                },
                _ => Unknown(year, member, here),
            };
        }

        return year;
    }

    private IssueMonth? MonthOf(JsonElement value, string at)
    {
        // The day makes it a date, which knows how many months a year has.
        if (DateOf(value, "-01") is { } first)
            return new IssueMonth(first.Year + ThaiCalendar.BuddhistEra, first.Month);
        Add("month-invalid", at);
        return null;
    }

    private DateOnly? DayOf(JsonElement value, string at)
    {
        var day = DateOf(value, "");
        if (day is null)
            Add("day-invalid", at);
        return day;
    }

    private static DateOnly? DateOf(JsonElement value, string rest)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: 7 or 10 } text)
            return null;
        if (!FiscalYear.TryParse(text[..4], out var year))
            return null;
        var gregorian = string.Create(
            CultureInfo.InvariantCulture,
            $"{year.Value - ThaiCalendar.BuddhistEra}{text[4..]}{rest}"
        );
        return DateOnly.TryParseExact(
            gregorian,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
    }

    private string? LineOf(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Add("profile-text", at);
            return null;
        }

        var line = PlainText.OneLine(value.GetString()!);
        if (line.Length is > 0 and <= ProfileLimits.Name)
            return line;
        Add(line.Length == 0 ? "name-empty" : "name-long", at);
        return null;
    }

    private string? TextOf(JsonElement value, string at, int longest, Func<string, string> plain)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Add("profile-text", at);
            return null;
        }

        var text = plain(value.GetString()!);
        if (text.Length <= longest)
            return text.Length == 0 ? null : text;
        Add("text-long", at, longest.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    private IEnumerable<(JsonProperty Member, string At)> Members(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject().Select(member => (member, $"{at}/{JsonPlaces.Step(member.Name)}"));
        Add("profile-object", at);
        return [];
    }

    private T Unknown<T>(T unchanged, JsonProperty member, string at)
    {
        Add("profile-member", at, member.Name);
        return unchanged;
    }

    private void Add(string code, string at, string? value = null) => _problems.Add(ProfileProblem.Of(code, at, value));
}
