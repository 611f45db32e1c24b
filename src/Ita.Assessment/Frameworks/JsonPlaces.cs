using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ita.Assessment.Frameworks;

/// <summary>The line and character of every member and entry of a JSON text, by JSON pointer.</summary>
internal sealed class JsonPlaces
{
    private readonly Dictionary<string, (int Line, int Position)> _places = new(StringComparer.Ordinal);

    /// <param name="json">Valid JSON in UTF-8, without a byte order mark or with one.</param>
    public JsonPlaces(ReadOnlySpan<byte> json)
    {
        var text = WithoutMark(json);
        var reader = new Utf8JsonReader(text);
        var path = new Stack<Container>();
        var (at, line, lineStart) = (0, 1, 0);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            for (; at < start; at++)
            {
                if (text[at] != '\n')
                    continue;
                line++;
                lineStart = at + 1;
            }

            var place = (line, Encoding.UTF8.GetCharCount(text[lineStart..start]) + 1);
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path.Peek().Member = reader.GetString()!;
                    _places[Pointer(path)] = place;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    break;
                default:
                    if (path.TryPeek(out var parent) && parent.IsArray)
                        parent.Index++;
                    _places.TryAdd(Pointer(path), place);
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                        path.Push(new Container(reader.TokenType == JsonTokenType.StartArray));
                    break;
            }
        }
    }

    /// <summary>UTF-8 as Windows editors save it begins with a mark that is no part of the text.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) =>
        json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;

    /// <summary>The place of the pointer, or of the nearest parent that exists.</summary>
    public (int Line, int Position) Find(string pointer)
    {
        for (var path = pointer; ; path = path[..path.LastIndexOf('/')])
        {
            if (_places.TryGetValue(path, out var place))
                return place;
            if (path.Length == 0)
                return (1, 1);
        }
    }

    /// <summary>The place an exception names, its byte position turned into a character position.</summary>
    public static (int Line, int Position) Of(ReadOnlySpan<byte> json, JsonException exception)
    {
        var text = WithoutMark(json);
        var line = (int)(exception.LineNumber ?? 0);
        for (var skipped = 0; skipped < line; skipped++)
            text = text[(text.IndexOf((byte)'\n') + 1)..];
        var bytes = Math.Min((int)(exception.BytePositionInLine ?? 0), text.Length);
        return (line + 1, Encoding.UTF8.GetCharCount(text[..bytes]) + 1);
    }

    /// <summary>A member's name as a step of a pointer (RFC 6901).</summary>
    public static string Step(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Pointer(Stack<Container> path) =>
        string.Concat(path.Reverse().Select(container => "/" + container.Step));

    private sealed class Container(bool isArray)
    {
        public bool IsArray => isArray;

        public int Index { get; set; } = -1;

        public string Member { get; set; } = "";

        public string Step => isArray ? Index.ToString(CultureInfo.InvariantCulture) : JsonPlaces.Step(Member);
    }
}
