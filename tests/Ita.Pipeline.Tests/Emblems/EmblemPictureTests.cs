using System.Text;
using Ita.Assessment.Profiles;
using Ita.Pipeline.Emblems;

namespace Ita.Pipeline.Tests.Emblems;

public class EmblemPictureTests
{
    private const string Svg = "xmlns='http://www.w3.org/2000/svg'";

    [Theory]
    [InlineData(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><circle cx='5' cy='5' r='5'/></svg>",
        512,
        512
    )]
    [InlineData(
        "\uFEFF<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
            + "<rect width='40' height='20' fill='red'/></svg>",
        512,
        256
    )]
    public void An_SVG_becomes_a_PNG_of_512_pixels(string svg, int width, int height)
    {
        var reading = Read(svg);

        Assert.Null(reading.Problem);
        Assert.Equal((width, height), (reading.Emblem!.Width, reading.Emblem.Height));
        Assert.Null(EmblemFile.Read(reading.Emblem.Png.AsSpan()).Problem);
    }

    [Fact]
    public void What_runs_or_fetches_is_left_out()
    {
        var plain = Read($"<svg {Svg} viewBox='0 0 9 9'><rect width='9' height='9'/></svg>");

        var loaded = Read(
            $"<svg {Svg} viewBox='0 0 9 9' onload='alert(1)'><script>alert(1)</script>"
                + "<style>@import url(http://127.0.0.1:1/);</style>"
                + "<image href='http://127.0.0.1:1/a.png' width='9' height='9'/><foreignObject width='9' height='9'/>"
                + "<rect width='9' height='9' style=\"stroke:url('http://127.0.0.1:1/#a')\"/>"
                + "<use href='file:///etc/passwd#a'/></svg>"
        );

        Assert.Equal(plain.Emblem!.Png, loaded.Emblem!.Png);
    }

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>&a;</svg>")]
    [InlineData("<svg viewBox='0 0 9 9'/>")]
    [InlineData("<html/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>")]
    [InlineData(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><g id='a'><rect/></g>"
            + "<g id='b'><use href='#a'/></g><use href='#b'/></svg>"
    )]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><g id='a'><use href='#a'/></g></svg>")]
    public void One_that_is_none_or_could_draw_without_end_is_refused(string svg)
    {
        Assert.Equal("emblem-svg", Read(svg).Problem);
        Assert.Contains("emblem-svg", ProfileProblem.Codes);
    }

    [Fact]
    public void Too_many_elements_are_refused() =>
        Assert.Equal(
            "emblem-svg",
            Read($"<svg {Svg} viewBox='0 0 9 9'>{string.Concat(Enumerable.Repeat("<g/>", 20_001))}</svg>").Problem
        );

    [Fact]
    public void Whatever_is_no_markup_is_read_as_a_PNG()
    {
        Assert.Equal("emblem-not-png", EmblemPicture.Read([0xFF, 0xD8]).Problem);
        Assert.Equal("emblem-large", EmblemPicture.Read(new byte[EmblemFile.LongestFile + 1]).Problem);
    }

    private static EmblemReading Read(string svg) => EmblemPicture.Read(Encoding.UTF8.GetBytes(svg));
}
