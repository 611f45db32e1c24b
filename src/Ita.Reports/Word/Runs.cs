using Ita.Reports.Document;
using Ita.Reports.OpenXml;

namespace Ita.Reports.Word;

/// <summary>Stretches of text within a paragraph.</summary>
internal sealed class Runs(XmlPartWriter xml)
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
            if (run.IsStrong) Strong(run.Text);
            else Plain(run.Text);
        }
    }

    /// <summary>The number is a field, so that Word numbers on when somebody adds a table; its value stands there already.</summary>
    public void Caption(Caption caption, DigitStyle digits)
    {
        Strong(caption.Label + " ");
        xml.Raw("<w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> SEQ "u8)
            .Text(caption.Label)
            .Raw(digits == DigitStyle.Thai ? " \\* ThaiArabic "u8 : " \\* ARABIC "u8)
            .Raw("</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"u8);
        Strong(caption.Number);
        xml.Raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"u8);
        Plain(" " + caption.Text);
    }

    // A line break in somebody's text is one in the document.
    private void Text(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var end = text.IndexOf('\n');
            var line = end < 0 ? text : text[..end].TrimEnd('\r');
            xml.Raw("<w:t xml:space=\"preserve\">"u8).Text(line).Raw("</w:t>"u8);
            if (end < 0) return;
            xml.Raw("<w:br/>"u8);
            text = text[(end + 1)..];
        }
    }
}
