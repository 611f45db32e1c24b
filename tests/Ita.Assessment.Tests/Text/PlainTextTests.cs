using Ita.Assessment.Text;

namespace Ita.Assessment.Tests.Text;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("  ประชุม \t ชี้แจง  ", "ประชุม ชี้แจง")]
    [InlineData("ก\r\nข\rค\u2028ง\n\n \nจ", "ก\nข\nค\nง\nจ")]
    [InlineData("ก\u202Eขค\u202C\u2066ง\u2069\u200F", "กขคง")]
    [InlineData("ก\u200Bข\uFEFF\u00ADค", "กขค")]
    [InlineData("ก\u0000\u0007\u001Bข", "ก ข")]
    [InlineData("e\u0301\uE000\uFFFE", "\u00E9")]
    [InlineData("<b>=1+1</b> & \"x\" ๑๒", "<b>=1+1</b> & \"x\" ๑๒")]
    [InlineData("😀", "😀")]
    [InlineData("\u200B \n\t", "")]
    public void What_reorders_hides_or_controls_goes_and_everything_else_stays(string text, string expected) =>
        Assert.Equal(expected, PlainText.Lines(text));

    [Fact]
    public void A_surrogate_without_its_partner_becomes_the_replacement_character() =>
        Assert.Equal("ก\uFFFD", PlainText.Lines("ก\uD83D"));

    [Fact]
    public void One_line_is_one_line() =>
        Assert.Equal("ม.ค. – มี.ค. ทุกเดือน", PlainText.OneLine("ม.ค. – มี.ค.\r\nทุกเดือน\n"));

    [Fact]
    public void Twice_is_as_good_as_once()
    {
        var random = new Random(2566);
        for (var i = 0; i < 2000; i++)
        {
            var text = new string([
                .. Enumerable
                    .Range(0, random.Next(40))
                    .Select(_ =>
                        random.Next(4) switch
                        {
                            0 => (char)random.Next(0x80),
                            1 => (char)random.Next(0x0E00, 0x0E5C),
                            2 => (char)random.Next(0x0300, 0x2070),
                            _ => (char)random.Next(0x10000),
                        }
                    ),
            ]);
            var once = PlainText.Lines(text);

            Assert.Equal(once, PlainText.Lines(once));
            Assert.Equal(PlainText.OneLine(text), PlainText.OneLine(once));
        }
    }
}
