namespace Ita.Web.Tests.Provinces;

public sealed class ProvinceViewTests
{
    [Fact]
    public void The_share_that_reached_the_target_is_of_all_agencies_and_of_the_published_total()
    {
        var view = Rows.View(Rows.Scored("ก", 84.994m), Rows.Scored("ข", 84.995m), Rows.Nothing("ค"));

        Assert.Equal((1, 2, 33.3m), (view.OnTarget, view.Scored, view.OnTargetShare));
    }

    [Fact]
    public void Levels_are_counted_best_first_and_none_is_left_out() =>
        Assert.Equal(
            [("AA", 0), ("A", 2), ("B", 1), ("C", 0), ("D", 0), ("E", 0), ("F", 0)],
            Rows.View(
                Rows.Scored("ก", 90, level: "A"),
                Rows.Scored("ข", 80, level: "B"),
                Rows.Scored("ค", 91, level: "A"),
                Rows.Nothing("ง")
            ).LevelCounts
        );

    [Fact]
    public void Who_moved_most_comes_first_and_who_stayed_is_not_named()
    {
        var view = Rows.View(
            Rows.Scored("ขึ้นน้อย", 81, last: 80),
            Rows.Scored("ขึ้นมาก", 90, last: 80),
            Rows.Scored("คงเดิม", 80, last: 80),
            Rows.Scored("ลงมาก", 60, last: 80),
            Rows.Scored("ลงน้อย", 79, last: 80),
            Rows.Scored("ใหม่", 99)
        );

        Assert.Equal(["ขึ้นมาก", "ขึ้นน้อย"], view.Risen.Select(row => row.Name));
        Assert.Equal(["ลงมาก", "ลงน้อย"], view.Fallen.Select(row => row.Name));
    }

    [Fact]
    public void A_province_without_anything_has_no_share() => Assert.Null(Rows.View().OnTargetShare);
}
