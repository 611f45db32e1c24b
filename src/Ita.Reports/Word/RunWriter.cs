using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>Stretches of text within a paragraph.</summary>
internal sealed class RunWriter(XmlPartWriter xml)
{
    public void Plain(string text)
    {
        xml.Raw("<w:r>"u8);
        Text(text);
        xml.Raw("</w:r>"u8);
    }

    public void Strong(string text)
    {
        xml.Raw("<w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr>"u8);
        Text(text);
        xml.Raw("</w:r>"u8);
    }

    public void Rich(RichText text)
    {
        foreach (var run in text.Runs)
        {
            if (run.IsStrong)
                Strong(run.Text);
            else
                Plain(run.Text);
        }
    }

    public void Caption(Caption caption)
    {
        xml.Raw("<w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t xml:space=\"preserve\">"u8)
            .Text(caption.Label)
            .Raw(" "u8)
            .Text(caption.Number)
            .Raw("</w:t></w:r>"u8);
        xml.Raw("<w:r><w:t xml:space=\"preserve\"> "u8).Text(caption.Text).Raw("</w:t></w:r>"u8);
    }

    // A line break in somebody's text is one in the document.
    private void Text(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var end = text.IndexOf('\n');
            var line = end < 0 ? text : text[..end].TrimEnd('\r');
            xml.Raw("<w:t xml:space=\"preserve\">"u8).Text(line).Raw("</w:t>"u8);
            if (end < 0)
                return;
            xml.Raw("<w:br/>"u8);
            text = text[(end + 1)..];
        }
    }
}
