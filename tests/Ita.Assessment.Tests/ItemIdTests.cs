namespace Ita.Assessment.Tests;

public sealed class ItemIdTests
{
    [Theory]
    [InlineData("i1")]
    [InlineData("e15")]
    [InlineData("o43")]
    [InlineData("i11.2")]
    public void The_canonical_form_is_read_and_written(string text) =>
        Assert.Equal(text, ItemId.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("i")]
    [InlineData("I1")]
    [InlineData("i01")]
    [InlineData("i1.")]
    [InlineData("i1.0")]
    [InlineData("x1")]
    [InlineData("i1000")]
    [InlineData("i1.2.3")]
    public void Anything_else_is_refused(string text) => Assert.False(ItemId.TryParse(text, out _));

    [Fact]
    public void Items_are_ordered_by_instrument_number_and_sub_item()
    {
        string[] ordered = ["i1", "i1.1", "i1.2", "i2", "i10", "e1", "e9", "o1", "o30"];
        Assert.Equal(ordered, ordered.Reverse().Select(ItemId.Parse).Order().Select(id => id.ToString()));
    }
}
