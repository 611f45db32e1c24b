using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Ita.Infrastructure.Tests.Alerts.Kql;

/// <summary>What Microsoft's documentation of the language says (learn.microsoft.com/kusto/query).</summary>
public sealed class KqlQueryTests
{
    private static readonly DateTimeOffset s_now = new(2023, 6, 30, 12, 0, 0, TimeSpan.Zero);

    // One row; Number, Time and what is not in Properties are null.
    private static readonly Dictionary<string, KqlTable> s_tables = new()
    {
        ["One"] = new KqlTable(
            [
                new("Text", KqlType.String),
                new("Empty", KqlType.String),
                new("Number", KqlType.Real),
                new("Whole", KqlType.Long),
                new("Time", KqlType.DateTime),
                new("Now", KqlType.DateTime),
                new("Properties", KqlType.Dynamic),
            ],
            [
                [
                    "RecordUploadFailure of http://localhost:7071/api/health",
                    "",
                    null,
                    3L,
                    null,
                    s_now,
                    JsonSerializer.Deserialize<JsonElement>("""{"queue":"a-poison","EventId":"5004","no":null}"""),
                ],
            ]
        ),
        ["Other"] = new KqlTable(
            [new("Text", KqlType.String), new("Size", KqlType.Long)],
            [
                ["a", 1L],
                ["b", 2L],
                ["b", 5L],
                ["c", null],
            ]
        ),
        ["None"] = new KqlTable([new("Number", KqlType.Real), new("Text", KqlType.String)], []),
        ["Clash"] = new KqlTable([new("Text", KqlType.Long)], []),
    };

    [Theory]
    // Null values.
    [InlineData("Number == 1.0", false)]
    [InlineData("Number == Number", null)]
    [InlineData("Number > 1", null)]
    [InlineData("1 > Number", null)]
    [InlineData("Number > 1 or Whole == 3", true)]
    [InlineData("Number > 1 or Whole == 4", null)]
    [InlineData("Number > 1 and Whole == 4", false)]
    [InlineData("Number > 1 and Whole == 3", null)]
    [InlineData("Number in (1.0, 2.0)", false)]
    [InlineData("isnull(Number)", true)]
    [InlineData("isnull(Number / 2.0)", true)]
    [InlineData("isnull(Empty)", false)]
    [InlineData("isnull(Properties.missing)", true)]
    [InlineData("isnull(Properties.no)", true)]
    [InlineData("tostring(Properties.missing) == \"\"", true)]
    [InlineData("iff(Number > 1, \"a\", \"b\") == \"b\"", true)]
    [InlineData("coalesce(Number, 7.0) == 7.0", true)]
    [InlineData("max_of(Number, 7.0) == 7.0", true)]
    [InlineData("max_of(8.5, 7.0) == 8.5", true)]
    // Comparing.
    [InlineData("Whole == 3.0", true)]
    [InlineData("Whole > 2", true)]
    [InlineData("Whole > 3", false)]
    [InlineData("Whole in (1, 3)", true)]
    [InlineData("Whole / 2.0 == 1.5", true)]
    [InlineData("Now > ago(1d)", true)]
    [InlineData("ago(30m) > ago(1h)", true)]
    [InlineData("(Whole == 3) == true", true)]
    [InlineData("Whole == 4 and Whole == 4 or Whole == 3", true)]
    // Texts: only == tells upper from lower case.
    [InlineData("\"abc\" == \"ABC\"", false)]
    [InlineData("\"abc\" in (\"ABC\")", false)]
    [InlineData("\"abc\" =~ \"ABC\"", true)]
    [InlineData("\"Fabrikam\" startswith \"fab\"", true)]
    [InlineData("\"Fabrikam\" startswith \"kam\"", false)]
    [InlineData("\"Fabrikam\" endswith \"KAM\"", true)]
    [InlineData("tostring(Properties.queue) endswith \"-poison\"", true)]
    [InlineData("\"North America\" has \"america\"", true)]
    [InlineData("\"North America\" has \"amer\"", false)]
    [InlineData("\"function ReconcileUploads\" has \"ReconcileUploads\"", true)]
    [InlineData("\"ReconcileUploadsAgain\" has \"ReconcileUploads\"", false)]
    [InlineData("\"ReconcileUploadsX ReconcileUploads\" has \"ReconcileUploads\"", true)]
    [InlineData("Text has \"/api/health\"", true)]
    [InlineData("\"http://localhost/api/healthy\" has \"/api/health\"", false)]
    [InlineData("\"status = OverQuota.\" has \"OverQuota\"", true)]
    [InlineData("Text has_any (\"RecordFailure\", \"RecordUploadFailure\")", true)]
    [InlineData("Text has_any (\"RecordFailure\", \"Record\")", false)]
    // Functions.
    [InlineData("toint(Properties.EventId) in (5002, 5004)", true)]
    [InlineData("isnull(toint(\"none\"))", true)]
    [InlineData("isnull(toint(Properties.missing))", true)]
    [InlineData("isnull(toint(\"99999999999\"))", true)]
    [InlineData("tostring(Whole) == \"3\"", true)]
    [InlineData("strcat(\"step \", tostring(Whole), Properties.missing) == \"step 3\"", true)]
    [InlineData("bin(Now, 1d) == ago(12h)", true)]
    [InlineData("isnull(bin(Time, 1d))", true)]
    [InlineData("tostring(parse_url(\"http://localhost:7071/api/a%20b?c=d\").Path) == \"/api/a%20b\"", true)]
    public void An_expression_is_what_the_documentation_says(string expression, bool? expected) =>
        Assert.Equal(expected, Run($"One | project Value = {expression}").Values("Value").Single());

    [Theory]
    [InlineData("One | where Number == Number", 0)]
    [InlineData("One | where Number > 1", 0)]
    [InlineData("One | where Whole == 3 // that is all", 1)]
    [InlineData("None | summarize Runs = count()", 1)]
    [InlineData("None | summarize Runs = count() | where Runs == 0", 1)]
    [InlineData("None | summarize Runs = count() by Text", 0)]
    [InlineData("None | summarize Most = max(Number) | where Most > 900", 0)]
    [InlineData("None | distinct Text", 0)]
    [InlineData("union One, Other", 5)]
    [InlineData("union (One | where Whole == 4), (Other | where Text == \"b\") | where Size == 5", 1)]
    [InlineData("Other | distinct Text", 3)]
    [InlineData("Other | summarize Count = count() by Text, Size", 4)]
    public void A_query_gives_so_many_rows(string query, int rows) => Assert.Equal(rows, Run(query).Rows.Length);

    [Theory]
    [InlineData("None | summarize V = count()", 0L)]
    [InlineData("None | summarize V = sum(Number)", 0.0)]
    [InlineData("None | summarize V = max(Number)", null)]
    [InlineData("None | summarize V = avg(Number)", null)]
    [InlineData("Other | summarize V = count()", 4L)]
    [InlineData("Other | summarize V = sum(Size)", 8L)]
    [InlineData("Other | summarize V = max(Size)", 5L)]
    [InlineData("Other | summarize V = max(Text)", "c")]
    [InlineData("Other | summarize V = avg(Size)", 8 / 3.0)]
    [InlineData("Other | summarize V = avg(Size) / 2", 4 / 3.0)]
    public void An_aggregate_leaves_nulls_out_and_has_its_value_of_nothing(string query, object? expected) =>
        Assert.Equal(expected, Run(query).Values("V").Single());

    [Fact]
    public void Groups_have_their_keys_first_and_each_its_aggregates() =>
        Assert.Equal(
            ["a: 1 of 1", "b: 7 of 2", "c: 0 of 1"],
            Lines(Run("Other | summarize Sum = sum(Size), Count = count() by Of = Text"), "{0}: {1} of {2}")
        );

    [Fact]
    public void What_a_table_of_a_union_does_not_have_is_null_and_a_text_empty()
    {
        var both = Run("union (One | project Whole, Empty), (Other | where Text == \"a\" | project Size)");

        Assert.Equal([3L, null], both.Values("Whole"));
        Assert.Equal([null, 1L], both.Values("Size"));
        Assert.Equal(["", ""], both.Values("Empty"));
    }

    [Fact]
    public void The_first_key_of_an_order_counts_most_and_nulls_come_last_from_above() =>
        Assert.Equal(
            ["c-", "b5", "b2", "a1"],
            Lines(Run("Other | order by Text desc, Size desc"), "{0}{1}", nothing: "-")
        );

    [Fact]
    public void Nulls_come_last_from_above() =>
        Assert.Equal(["5", "2", "1", "-"], Lines(Run("Other | project Size | order by Size desc"), "{0}", "-"));

    [Fact]
    public void A_column_that_is_extended_takes_the_place_of_one_of_its_name_and_sees_the_old_one()
    {
        var result = Run("Other | extend Text = strcat(Text, \"!\"), Old = Text | where Size == 1");

        Assert.Equal(["a!"], result.Values("Text"));
        Assert.Equal(["a"], result.Values("Old"));
    }

    [Theory]
    [InlineData("Nowhere", "There is no table Nowhere.")]
    [InlineData("None | where Nothing == 1", "There is no column Nothing.")]
    [InlineData("None | where text == \"a\"", "There is no column text.")]
    [InlineData("None | where Text == 1", "== does not compare String with Long.")]
    [InlineData("One | where Properties.queue == \"a\"", "== does not compare Dynamic with String.")]
    [InlineData("None | where Text > \"a\"", "> takes no String.")]
    [InlineData("None | where Number has \"a\"", "has takes no Real.")]
    [InlineData("None | where Number", "where takes no Real.")]
    [InlineData("None | where iff(true, 1, \"a\") == 1", "iff takes no Long beside String.")]
    [InlineData("None | where Number > 1 and Text", "and, or takes no String.")]
    [InlineData("None | where 4 / 2 == 2", "Dividing Long by Long is not known.")]
    [InlineData("None | where Text.member == 1", ".member takes no String.")]
    [InlineData("None | where Text contains \"a\"", "contains is not known here.")]
    [InlineData("None | where Text !has \"a\"", "Nothing is known that begins with \"!has \"a\"\".")]
    [InlineData("None | where Text == \"a\\n\"", "Nothing is known that begins with \"\"a\\n\"\".")]
    [InlineData("None | where now() > ago(1d)", "now with 0 arguments is not known.")]
    [InlineData("None | where count() == 1", "count with 0 arguments is not known.")]
    [InlineData("None | summarize V = percentile(Number, 95)", "Number stands outside of any aggregate.")]
    [InlineData("None | summarize V = Number", "Number stands outside of any aggregate.")]
    [InlineData("None | summarize count()", "count stands outside of any aggregate.")]
    [InlineData("None | summarize V = sum(Text)", "sum of this is not known.")]
    [InlineData("None | project Text, Text", "Two columns of one name are not known.")]
    [InlineData("None | take 1", "The operator take is not known.")]
    [InlineData("None | order by Text", "the end is not known here.")]
    [InlineData("None | where Number > 1 2", "2 is not known here.")]
    [InlineData("union None, Clash", "A union of two types of Text is not known.")]
    public void What_is_wrong_or_not_known_is_an_error_even_where_there_are_no_rows(string query, string message) =>
        Assert.Equal(message, Assert.Throws<KqlException>(() => Run(query)).Message);

    private static KqlTable Run(string query) => KqlQuery.Run(query, s_tables, s_now);

    private static ImmutableArray<string> Lines(KqlTable table, string format, string nothing = "") =>
        [
            .. table.Rows.Select(row =>
                string.Format(CultureInfo.InvariantCulture, format, [.. row.Select(value => value ?? nothing)])
            ),
        ];
}
