using Ita.Web.Provinces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Ita.Web.Tests.Provinces;

public sealed class AgencyQueryTests
{
    private static readonly string[] s_levels = ["AA", "A", "B"];

    [Fact]
    public void What_is_asked_comes_back_as_the_same_address()
    {
        var query = new AgencyQuery
        {
            Search = "บึง & 100%",
            District = "บ้านกรวด",
            State = AgencyState.Incomplete,
            Level = "A",
            Sort = AgencySort.Total,
            IsDescending = true,
            Tab = FigureTab.Indicators,
        };

        Assert.Equal(query, Parse(query.ToString()));
        Assert.StartsWith("?q=%E0%B8%9A", query.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(" ", query.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?sort=password&state=99&view=2&level=&q=++")]
    [InlineData("?sort=-&state=Reported,Scored")]
    [InlineData("?sort=0&state=0")]
    public void What_is_not_understood_counts_as_not_asked(string address)
    {
        Assert.Equal(AgencyQuery.Everything, Parse(address));
        Assert.Equal("", Parse(address).ToString());
    }

    [Fact]
    public void A_search_of_any_length_is_no_search() => Assert.Null(Parse("?q=" + new string('ก', 101)).Search);

    [Fact]
    public void Names_are_in_the_order_of_a_Thai_dictionary()
    {
        // Vowels written before a consonant are read after it.
        var shown = Apply(
            AgencyQuery.Everything,
            Rows.Scored("เกาะ", 1),
            Rows.Scored("ขาม", 1),
            Rows.Scored("กะทิ", 1),
            Rows.Scored("แขก", 1)
        );

        Assert.Equal(["กะทิ", "เกาะ", "ขาม", "แขก"], shown.Select(row => row.Name));
    }

    [Theory]
    [InlineData("-total", "สูง,กลาง,ต่ำ,ไม่มี")]
    [InlineData("total", "ต่ำ,กลาง,สูง,ไม่มี")]
    [InlineData("level", "สูง,กลาง,ต่ำ,ไม่มี")]
    [InlineData("-level", "ต่ำ,กลาง,สูง,ไม่มี")]
    [InlineData("-change", "กลาง,สูง,ต่ำ,ไม่มี")]
    public void Agencies_without_the_figure_come_last_in_both_directions(string sort, string expected)
    {
        var shown = Apply(
            Parse("?sort=" + sort),
            Rows.Nothing("ไม่มี"),
            Rows.Scored("กลาง", 90, last: 80, level: "A"),
            Rows.Scored("สูง", 95, last: 90, level: "AA"),
            Rows.Scored("ต่ำ", 80, last: 85, level: "B")
        );

        Assert.Equal(expected.Split(','), shown.Select(row => row.Name));
    }

    [Fact]
    public void Every_condition_has_to_hold()
    {
        ProvinceRow[] rows =
        [
            Rows.Scored("เทศบาลตำบลบึงเจริญ", 90, level: "A", district: "บ้านกรวด"),
            Rows.Scored("เทศบาลตำบลบึงบัว", 80, level: "B", district: "บ้านกรวด"),
            Rows.Scored("เทศบาลตำบลบึงงาม", 90, level: "A"),
            Rows.Nothing("บึง"),
        ];

        Assert.Equal(
            ["เทศบาลตำบลบึงเจริญ"],
            Apply(Parse("?q=บึง&level=A&district=บ้านกรวด"), rows).Select(row => row.Name)
        );
        Assert.Equal(["บึง"], Apply(Parse("?level=none"), rows).Select(row => row.Name));
        Assert.Equal(
            [rows[0].Code],
            Apply(new AgencyQuery { Search = rows[0].Code.Value }, rows).Select(row => row.Code)
        );
    }

    [Fact]
    public void Rejected_finds_who_has_figures_and_whose_newest_file_was_refused_since()
    {
        var refused = Rows.Scored("ก", 90) with { NewestUploadRefused = true };

        Assert.Equal([refused], Apply(Parse("?state=rejected"), refused, Rows.Scored("ข", 90)));
    }

    [Fact]
    public void A_column_chosen_again_turns_the_order_round()
    {
        var once = AgencyQuery.Everything.OrderedBy(AgencySort.Total);

        Assert.Equal(
            ("-total", "total", "-total"),
            (
                once.SortName,
                once.OrderedBy(AgencySort.Total).SortName,
                once.OrderedBy(AgencySort.Total).OrderedBy(AgencySort.Total).SortName
            )
        );
        Assert.Equal("district", once.OrderedBy(AgencySort.District).SortName);
    }

    private static IEnumerable<ProvinceRow> Apply(AgencyQuery query, params ProvinceRow[] rows) =>
        query.Apply(rows, s_levels);

    private static AgencyQuery Parse(string address) =>
        AgencyQuery.Parse(new QueryCollection(QueryHelpers.ParseQuery(address)));
}
