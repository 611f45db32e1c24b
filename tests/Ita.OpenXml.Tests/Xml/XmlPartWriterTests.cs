using System.Text;
using System.Xml.Linq;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Tests.Xml;

public class XmlPartWriterTests
{
    [Theory]
    [InlineData("<งบ> & \"แผน\"")]
    [InlineData("เทศบาลตำบลบึงเจริญ ๒๕๖๖")]
    [InlineData("😀 q&a")]
    [InlineData("")]
    public void A_text_comes_back_as_it_was(string text) =>
        Assert.Equal(
            text,
            XDocument.Parse(Write(xml => xml.Raw("<t a=\""u8).Text(text).Raw("\"/>"u8))).Root!.Attribute("a")!.Value
        );

    [Fact]
    public void Characters_that_XML_cannot_hold_are_left_out() =>
        Assert.Equal(
            "ab",
            XDocument.Parse(Write(xml => xml.Raw("<t>"u8).Text("a\u0000\u0008\uFFFEb").Raw("</t>"u8))).Root!.Value
        );

    [Fact]
    public void A_text_longer_than_the_buffer_is_written_whole()
    {
        var text = string.Concat(Enumerable.Repeat("ก😀a", 20_000));
        Assert.Equal(text, XDocument.Parse(Write(xml => xml.Raw("<t>"u8).Text(text).Raw("</t>"u8))).Root!.Value);
    }

    [Fact]
    public void Mark_up_longer_than_the_buffer_is_written_whole()
    {
        var comment = Encoding.UTF8.GetBytes("<t>" + new string('x', 100_000) + "</t>");
        Assert.Equal(100_000, XDocument.Parse(Write(xml => xml.Raw(comment))).Root!.Value.Length);
    }

    [Fact]
    public void Numbers_have_an_invariant_point() =>
        Assert.Equal("-7 88.93", Write(xml => xml.Number(-7L).Raw(" "u8).Number(88.93m)));

    private static string Write(Action<XmlPartWriter> write)
    {
        using var stream = new MemoryStream();
        using var xml = new XmlPartWriter();
        xml.Begin(stream);
        write(xml);
        xml.End();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
