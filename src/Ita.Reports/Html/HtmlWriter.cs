using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ita.Reports.Model;

namespace Ita.Reports.Html;

/// <summary>
/// Writes markup as it is and encodes all text; Thai characters stay readable.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _page = new();

    /// <summary>Writes our own markup, as it is.</summary>
    public HtmlWriter Raw(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Writes encoded text, for an element or a quoted attribute.</summary>
    public HtmlWriter Text(string text)
    {
        _page.Append(s_encoder.Encode(text));
        return this;
    }

    public HtmlWriter Number(int number)
    {
        _page.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Writes a length of a drawing.</summary>
    public HtmlWriter Length(decimal length)
    {
        _page.Append(length.ToString("0.##", CultureInfo.InvariantCulture));
        return this;
    }

    public HtmlWriter Rich(RichText text)
    {
        foreach (var run in text.Runs)
        {
            if (run.IsStrong)
                Raw("<strong>").Text(run.Text).Raw("</strong>");
            else
                Text(run.Text);
        }

        return this;
    }

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_page.ToString());
}
