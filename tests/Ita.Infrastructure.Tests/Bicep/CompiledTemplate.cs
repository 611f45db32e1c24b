using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ita.Infrastructure.Tests.Bicep;

/// <summary>A Bicep file or parameter file as Azure gets it: compiled to an ARM template's JSON.</summary>
internal sealed partial class CompiledTemplate
{
    // A compilation takes seconds, and most files of a changed copy are as they were. What is read here of a file that
    // refers to others stands in itself.
    private static readonly ConcurrentDictionary<string, Lazy<CompiledTemplate>> s_compiled = new();

    private readonly JsonElement _template;

    private CompiledTemplate(JsonElement template) => _template = template;

    /// <exception cref="FormatException">It does not compile.</exception>
    public static CompiledTemplate Read(string path)
    {
        return s_compiled.GetOrAdd(File.ReadAllText(path), _ => new Lazy<CompiledTemplate>(() => Compile(path))).Value;
    }

    /// <summary>The names of its parameters, or of those that a parameter file gives.</summary>
    public IReadOnlySet<string> Parameters => Names("parameters");

    public IReadOnlySet<string> Outputs => Names("outputs");

    /// <summary>A variable that is a list of texts.</summary>
    public IReadOnlyList<string> Texts(string variable) =>
        [.. Variable(variable).EnumerateArray().Select(value => Resolve(value.GetString()!))];

    /// <summary>A variable that is a list of objects with texts.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Objects(string variable) =>
        [
            .. Variable(variable)
                .EnumerateArray()
                .Select(map =>
                    map.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!)
                ),
        ];

    /// <summary>Resources of a type, with what each has.</summary>
    public IReadOnlyList<JsonElement> Resources(string type) =>
        [
            .. _template
                .GetProperty("resources")
                .EnumerateArray()
                .Where(resource => resource.GetProperty("type").GetString() == type),
        ];

    /// <summary>
    /// The names of an object's members: of one in JSON, or of all that <c>createObject(name, value, …)</c> makes in an
    /// expression and in the variables that it refers to.
    /// </summary>
    public IReadOnlySet<string> MembersOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        var expression = value.GetString()!;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match call in CreateObject().Matches(expression))
        {
            var arguments = ArmExpression.Arguments(expression, call.Index + call.Length);
            for (var i = 0; i < arguments.Count; i += 2)
                names.Add(arguments[i].Trim('\''));
        }

        foreach (Match variable in VariableReference().Matches(expression))
            names.UnionWith(MembersOf(Variable(variable.Groups["name"].Value)));
        return names;
    }

    private static CompiledTemplate Compile(string path)
    {
        var isParameters = path.EndsWith(".bicepparam", StringComparison.Ordinal);
        var run = BicepCompiler.Run(isParameters ? "build-params" : "build", path, "--stdout");
        if (run.ExitCode != 0)
            throw new FormatException(run.Errors);
        using var output = JsonDocument.Parse(run.Output);
        if (!isParameters)
            return new CompiledTemplate(output.RootElement.Clone());
        using var parameters = JsonDocument.Parse(output.RootElement.GetProperty("parametersJson").GetString()!);
        return new CompiledTemplate(parameters.RootElement.Clone());
    }

    private HashSet<string> Names(string section) =>
        _template.TryGetProperty(section, out var members)
            ? members.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal)
            : [];

    /// <summary>A variable as it is compiled.</summary>
    public JsonElement Variable(string name) => _template.GetProperty("variables").GetProperty(name);

    private string Resolve(string text) =>
        VariableReference().Match(text) is { Success: true } match
            ? Variable(match.Groups["name"].Value).GetString()!
            : text;

    [GeneratedRegex(@"variables\('(?<name>[^']+)'\)", RegexOptions.CultureInvariant)]
    private static partial Regex VariableReference();

    [GeneratedRegex(@"createObject\(", RegexOptions.CultureInvariant)]
    private static partial Regex CreateObject();
}

/// <summary>The form of an ARM template's expressions, as far as the tests need it.</summary>
internal static class ArmExpression
{
    /// <summary>The arguments of a call, as they are written.</summary>
    /// <param name="expression">With the call in it.</param>
    /// <param name="start">Behind the call's opening bracket.</param>
    /// <exception cref="FormatException">The call has no end.</exception>
    public static IReadOnlyList<string> Arguments(string expression, int start)
    {
        var arguments = new List<string>();
        var depth = 0;
        var isText = false;
        var from = start;
        for (var i = start; i < expression.Length; i++)
        {
            var letter = expression[i];
            if (letter == '\'')
                isText = !isText;
            else if (isText)
                continue;
            else if (letter is '(' or '[')
                depth++;
            else if (letter is ')' or ']' && depth > 0)
                depth--;
            else if (letter is ',' or ')' && depth == 0)
            {
                if (expression[from..i].Trim() is { Length: > 0 } argument)
                    arguments.Add(argument);
                if (letter == ')')
                    return arguments;
                from = i + 1;
            }
        }

        throw new FormatException($"No end: {expression[start..]}");
    }
}
