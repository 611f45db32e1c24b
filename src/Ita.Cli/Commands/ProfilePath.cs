using System.Text.Json;
using System.Text.Json.Nodes;
using Ita.Assessment.Profiles;
using Ita.Pipeline.Emblems;

namespace Ita.Cli.Commands;

/// <summary>
/// Reads a profile from disk, where the emblem may be the path of a picture beside the file in place of its content:
/// <c>"emblem": "logo.png"</c>.
/// </summary>
internal static class ProfilePath
{
    private const string Emblem = "emblem";

    // Neither can be the end of base64.
    private static readonly string[] s_pictures = [".png", ".svg"];

    /// <param name="path">The profile's file.</param>
    /// <exception cref="CommandException">It, or the picture that it names, cannot be opened.</exception>
    public static ProfileReading Read(string path)
    {
        var json = Bytes(path, ProfileFile.LongestFile);
        var reading = ProfileFile.Read(json);
        return reading.Problems.Any(problem => problem.Path == $"/{Emblem}") && PictureIn(json) is { } picture
            ? ProfileFile.Read(WithContent(json, Path.Combine(Path.GetDirectoryName(path) ?? "", picture)))
            : reading;
    }

    // It is well formed: a member of it was complained of.
    private static string? PictureIn(byte[] json) =>
        Parse(json)[Emblem] is JsonValue value
        && value.TryGetValue<string>(out var name)
        && s_pictures.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? name
            : null;

    private static byte[] WithContent(byte[] json, string picture)
    {
        var profile = Parse(json);
        var content = Bytes(picture, EmblemFile.LongestFile);
        // What is no picture is said to be none by whoever reads the profile.
        profile[Emblem] = Convert.ToBase64String(
            EmblemPicture.Read(content).Emblem is { } emblem ? emblem.Png.AsSpan() : content
        );
        return JsonSerializer.SerializeToUtf8Bytes(profile);
    }

    private static JsonObject Parse(byte[] json)
    {
        using var content = new MemoryStream(json);
        return JsonNode.Parse(content)!.AsObject();
    }

    // One more byte than it may have shows that it is too long.
    private static byte[] Bytes(string path, int longest)
    {
        var file = InputFiles.Open([path])[0];
        using var stream = file.Open();
        var bytes = new byte[longest + 1];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
