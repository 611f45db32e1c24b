namespace Ita.Infrastructure.Tests.Bicep;

/// <summary>
/// What a Bicep or bicepparam file declares: enough of the language to hold names against names. It knows statements,
/// strings, lists and maps; whatever has to be computed is kept as text. What it cannot read it refuses, so that
/// nothing is passed over.
/// </summary>
internal sealed class BicepFile
{
    private readonly IReadOnlyList<BicepToken> _tokens;
    private readonly string _name;
    private int _at;

    private BicepFile(string name, string text)
    {
        _name = name;
        _tokens = BicepLexer.Read(text);
        while (Now.Kind != BicepTokenKind.End)
            ReadStatement();
    }

    /// <summary>By name; the value is the default, null where one must be given.</summary>
    public Dictionary<string, BicepValue?> Parameters { get; } = [];

    public Dictionary<string, BicepValue> Variables { get; } = [];

    public List<BicepModule> Modules { get; } = [];

    public HashSet<string> Outputs { get; } = [];

    /// <summary>Every string of the file, with its interpolations.</summary>
    public IEnumerable<string> AllStrings =>
        _tokens.Where(token => token.Kind == BicepTokenKind.String).Select(token => token.Text);

    private BicepToken Now => _tokens[_at];

    public static BicepFile Read(string path) => new(path, File.ReadAllText(path));

    public static BicepFile Parse(string text) => new("text", text);

    private void ReadStatement()
    {
        if (Take(BicepTokenKind.NewLine))
            return;
        if (Now.Is("@"))
        {
            // A decorator: its name and its arguments.
            _at++;
            ReadExpression();
            return;
        }

        switch (Word())
        {
            case "targetScope":
                Symbol("=");
                ReadValue();
                break;
            case "using":
                _at++;
                break;
            case "param":
                ReadParameter();
                break;
            case "var":
                var variable = Word();
                Symbol("=");
                Variables[variable] = ReadValue();
                break;
            case "resource":
                _at += 2;
                if (Now.IsWord("existing"))
                    _at++;
                Symbol("=");
                ReadBody();
                break;
            case "module":
                var name = Word();
                var path = _tokens[_at++].Text;
                Symbol("=");
                Modules.Add(
                    new BicepModule(
                        name,
                        path,
                        ReadBody().Members.GetValueOrDefault("params") is BicepValue.Map map
                            ? map.Members.Keys.ToHashSet()
                            : []
                    )
                );
                break;
            case "output":
                Outputs.Add(Word());
                _at++;
                Symbol("=");
                ReadValue();
                break;
            default:
                throw Unknown();
        }
    }

    // In a template a parameter has a type and perhaps a default; in a parameter file a value.
    private void ReadParameter()
    {
        var name = Word();
        if (Now.Kind == BicepTokenKind.Word)
            _at++;
        Parameters[name] = null;
        if (!Now.Is("="))
            return;
        _at++;
        Parameters[name] = ReadValue();
    }

    // A map, behind a condition or within a loop if there is one.
    private BicepValue.Map ReadBody()
    {
        var isLoop = Now.Is("[");
        if (isLoop)
            while (!Now.Is(":"))
                _at++;
        if (isLoop)
            _at++;
        if (Now.IsWord("if"))
        {
            _at++;
            Skip("(", ")");
        }

        if (!Now.Is("{"))
            throw Unknown();
        var body = ReadMap();
        if (isLoop)
            Symbol("]");
        return body;
    }

    private BicepValue ReadValue()
    {
        var value = Now switch
        {
            { Kind: BicepTokenKind.String } text
                when !text.Text.Contains("${", StringComparison.Ordinal) && EndsAValue(_tokens[_at + 1]) =>
                new BicepValue.Text(_tokens[_at++].Text),
            var token when token.Is("{") => ReadMap(),
            var token when token.Is("[") && !_tokens[_at + 1].IsWord("for") => ReadList(),
            _ => (BicepValue)ReadExpression(),
        };
        return EndsAValue(Now) ? value : new BicepValue.Expression("", [value, ReadExpression()]);
    }

    private BicepValue.List ReadList()
    {
        var values = new List<BicepValue>();
        Symbol("[");
        while (!Now.Is("]"))
        {
            if (Now.Kind == BicepTokenKind.NewLine || Now.Is(","))
                _at++;
            else
                values.Add(ReadValue());
        }

        _at++;
        return new BicepValue.List(values);
    }

    private BicepValue.Map ReadMap()
    {
        var members = new Dictionary<string, BicepValue>(StringComparer.Ordinal);
        Symbol("{");
        while (!Now.Is("}"))
        {
            if (Now.Kind == BicepTokenKind.NewLine || Now.Is(","))
            {
                _at++;
                continue;
            }

            if (Now.Kind is not (BicepTokenKind.Word or BicepTokenKind.String))
                throw Unknown();
            var key = _tokens[_at++].Text;
            Symbol(":");
            members[key] = ReadValue();
        }

        _at++;
        return new BicepValue.Map(members);
    }

    private BicepValue.Expression ReadExpression()
    {
        var (start, within) = (_at, new List<BicepValue>());
        while (!EndsAValue(Now))
        {
            if (Now.Is("("))
                Skip("(", ")");
            else if (Now.Is("{"))
                within.Add(ReadMap());
            else if (Now.Is("[") && _tokens[_at + 1].IsWord("for"))
                Skip("[", "]");
            else if (Now.Is("["))
                within.Add(ReadList());
            else
                _at++;
        }

        if (start == _at)
            throw Unknown();
        return new BicepValue.Expression(
            string.Concat(_tokens.Skip(start).Take(_at - start).Select(token => token.Text)),
            within
        );
    }

    private void Skip(string open, string close)
    {
        var depth = 0;
        do
        {
            if (Now.Is(open))
                depth++;
            if (Now.Is(close))
                depth--;
            if (Now.Kind == BicepTokenKind.End)
                throw Unknown();
            _at++;
        } while (depth > 0);
    }

    private static bool EndsAValue(BicepToken token) =>
        token.Kind is BicepTokenKind.NewLine or BicepTokenKind.End
        || token.Is(",")
        || token.Is("]")
        || token.Is("}")
        || token.Is(")");

    private bool Take(BicepTokenKind kind)
    {
        if (Now.Kind != kind)
            return false;
        _at++;
        return true;
    }

    private string Word() => Now.Kind == BicepTokenKind.Word ? _tokens[_at++].Text : throw Unknown();

    private void Symbol(string symbol)
    {
        if (!Now.Is(symbol))
            throw Unknown();
        _at++;
    }

    private FormatException Unknown() => new($"{_name}, line {Now.Line}: '{Now.Text}' is not understood here.");
}
