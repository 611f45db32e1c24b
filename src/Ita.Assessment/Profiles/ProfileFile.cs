using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ita.Assessment.Advice;
using Ita.Assessment.Text;

namespace Ita.Assessment.Profiles;

/// <summary>
/// An agency's profile as a JSON file: read strictly, so that a slip is an error and not a report without what was
/// meant; written so that the same profile gives the same bytes.
/// </summary>
public static class ProfileFile
{
    /// <summary>Bytes: an emblem of the largest size in base64, and the words.</summary>
    public const int LongestFile = 1024 * 1024;

    private static readonly JsonWriterOptions s_writing = new()
    {
        Indented = true,
        NewLine = "\n",
        // Thai stays readable; whoever puts it into a page escapes it there.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <returns>The profile with its words as documents print them; or everything that is wrong.</returns>
    public static ProfileReading Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > LongestFile)
            return new ProfileReading(null, [ProfileProblem.Of("profile-too-large", "")]);
        return ProfileJson.Read(json);
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static byte[] Write(AgencyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            writer.WriteStartObject();
            Write(writer, profile);
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>A duty as the file calls it, e.g. <c>publicRelations</c>.</summary>
    public static string NameOf(Duty duty) => JsonNamingPolicy.CamelCase.ConvertName(duty.ToString());

    /// <summary>A month as the file writes it: <c>2566-09</c>, in the Buddhist era.</summary>
    public static string TextOf(IssueMonth month) =>
        string.Create(CultureInfo.InvariantCulture, $"{month.Year:0000}-{month.Month:00}");

    /// <summary>A day as the file writes it: <c>2567-04-30</c>, in the Buddhist era.</summary>
    public static string TextOf(DateOnly day) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{day.Year + ThaiCalendar.BuddhistEra:0000}-{day.Month:00}-{day.Day:00}"
        );

    private static void Write(Utf8JsonWriter writer, AgencyProfile profile)
    {
        if (!profile.Units.IsEmpty)
        {
            writer.WriteStartArray(ProfileJson.Units);
            foreach (var unit in profile.Units)
                writer.WriteStringValue(unit);
            writer.WriteEndArray();
        }

        Write(
            writer,
            ProfileJson.UnitOfDuty,
            profile.UnitOfDuty.Select(pair => KeyValuePair.Create(NameOf(pair.Key), pair.Value))
        );
        Write(writer, ProfileJson.UnitOfConcept, profile.UnitOfConcept);
        Write(writer, ProfileJson.PreparedBy, profile.PreparedBy);
        Write(writer, ProfileJson.ReviewedBy, profile.ReviewedBy);
        Write(writer, ProfileJson.ApprovedBy, profile.ApprovedBy);
        if (profile.Emblem is { } emblem)
            writer.WriteBase64String(ProfileJson.Emblem, emblem.Png.AsSpan());
        var years = profile.Years.Where(pair => pair.Value != ProfileYear.Empty).ToList();
        if (years.Count == 0)
            return;
        writer.WriteStartObject(ProfileJson.Years);
        foreach (var (number, year) in years)
        {
            writer.WriteStartObject(number.ToString());
            Write(writer, ProfileJson.Issued, year.Issued is { } month ? TextOf(month) : null);
            Write(writer, ProfileJson.Remark, year.Remark);
            Write(writer, ProfileJson.PublishBy, year.PublishBy is { } day ? TextOf(day) : null);
            Write(writer, ProfileJson.PublishedAt, year.PublishedAt);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, string>> units)
    {
        var pairs = units.ToList();
        if (pairs.Count == 0)
            return;
        writer.WriteStartObject(name);
        foreach (var (key, unit) in pairs)
            writer.WriteString(key, unit);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Signatory? signatory)
    {
        if (signatory is null or { Name: null, Position: null })
            return;
        writer.WriteStartObject(name);
        Write(writer, ProfileJson.Name, signatory.Name);
        Write(writer, ProfileJson.Position, signatory.Position);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
            writer.WriteString(name, text);
    }
}

/// <summary>What came of reading a profile.</summary>
/// <param name="Profile">Null where there are problems.</param>
/// <param name="Problems">In the order of the text.</param>
public sealed record ProfileReading(AgencyProfile? Profile, ImmutableArray<ProfileProblem> Problems);

/// <summary>What is wrong in a profile.</summary>
/// <param name="Code">A code of <c>profile-problems.json</c>.</param>
/// <param name="Path">The member as a JSON pointer, <c>/units/3</c>; empty for the whole.</param>
/// <param name="MessageTh">A sentence for whoever wrote it, in Thai.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record ProfileProblem(string Code, string Path, string MessageTh, string MessageEn)
{
    private static readonly BilingualTexts s_texts = new(typeof(ProfileProblem).Assembly, "profile-problems.json");

    /// <summary>Every code there is.</summary>
    public static IEnumerable<string> Codes => s_texts.Codes;

    /// <param name="code">A code of <c>profile-problems.json</c>.</param>
    /// <param name="path">JSON pointer.</param>
    /// <param name="value">The sentence's <c>{value}</c>; shortened.</param>
    /// <exception cref="KeyNotFoundException">There is no such code.</exception>
    public static ProfileProblem Of(string code, string path, string? value = null)
    {
        var text = s_texts[code].With("value", SafeText.Shorten(value ?? ""));
        return new ProfileProblem(code, path, text.Th, text.En);
    }
}

/// <summary>What can be wrong in a profile only for a certain agency.</summary>
public static class ProfileRules
{
    /// <summary>
    /// Duties and concepts that are given to a unit which the agency does not have: neither by its profile nor, where
    /// that lists none, by its kind.
    /// </summary>
    public static ImmutableArray<ProfileProblem> ProblemsFor(this AgencyProfile profile, Agency agency)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.UnknownUnits(profile.UnitsOf(agency));
    }

    internal static ImmutableArray<ProfileProblem> UnknownUnits(
        this AgencyProfile profile,
        ImmutableArray<string> units
    ) =>
        [
            .. profile
                .UnitOfDuty.Select(pair =>
                    (Path: $"/{ProfileJson.UnitOfDuty}/{ProfileFile.NameOf(pair.Key)}", Unit: pair.Value)
                )
                .Concat(
                    profile.UnitOfConcept.Select(pair =>
                        (Path: $"/{ProfileJson.UnitOfConcept}/{pair.Key}", Unit: pair.Value)
                    )
                )
                .Where(named => !units.Contains(named.Unit))
                .Select(named => ProfileProblem.Of("unit-unknown", named.Path, named.Unit)),
        ];
}
