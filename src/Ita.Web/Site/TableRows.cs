using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Ita.Web.Site;

/// <summary>
/// Writes the rows of a table that can be hundreds of lines long, one after the other. Every text is encoded here; the
/// end tags that HTML lets a writer leave out are left out, and no tree of elements is built and walked for each cell.
/// </summary>
internal sealed class TableRows(HtmlEncoder encoder)
{
    private readonly StringBuilder _html = new();

    /// <summary>Begins a row, and forgets the one before.</summary>
    public TableRows Row()
    {
        _html.Clear().Append("<tr>");
        return this;
    }

    /// <summary>The cell that names the row and leads to its page.</summary>
    public TableRows Head(string address, string text)
    {
        _html.Append("<th scope=\"row\">");
        return Link(address, text);
    }

    /// <param name="text">What it shows; nothing if null.</param>
    /// <param name="css">Its classes; none if null.</param>
    public TableRows Cell(string? text = null, string? css = null)
    {
        _html.Append("<td");
        if (css is not null)
            _html.Append(" class=\"").Append(encoder.Encode(css)).Append('"');
        _html.Append('>');
        return Text(text);
    }

    /// <summary>More text in the cell begun last.</summary>
    public TableRows Text(string? text)
    {
        if (text is not null)
            _html.Append(encoder.Encode(text));
        return this;
    }

    /// <summary>The same of what is markup already.</summary>
    public TableRows Markup(MarkupString markup)
    {
        _html.Append(markup.Value);
        return this;
    }

    /// <summary>Text in the cell begun last that stands out.</summary>
    public TableRows Strong(string text)
    {
        _html.Append("<b>").Append(encoder.Encode(text)).Append("</b>");
        return this;
    }

    /// <summary>A link in the cell begun last.</summary>
    public TableRows Link(string address, string text)
    {
        _html
            .Append("<a href=\"")
            .Append(encoder.Encode(address))
            .Append("\">")
            .Append(encoder.Encode(text))
            .Append("</a>");
        return this;
    }

    /// <summary>The row begun last.</summary>
    public MarkupString ToMarkup() => new(_html.ToString());
}
