using Microsoft.AspNetCore.Components;

namespace Ita.Web.Site;

/// <summary>What every page knows of its request.</summary>
internal sealed record PageFrame
{
    public required SiteTexts Texts { get; init; }

    /// <summary>
    /// This page in the other language: a query alone, so that a page says nothing of the address it was asked at.
    /// </summary>
    public required string OtherLanguageAddress { get; init; }

    /// <summary>
    /// When the oldest of what is shown was read from storage; null where nothing of it can grow old.
    /// </summary>
    public DateTimeOffset? DataAt { get; init; }

    public static PageFrame Of(HttpContext context, DateTimeOffset? dataAt)
    {
        var texts = SiteTexts.Of(LanguageChoice.Of(context));
        var other = texts.Language == SiteLanguage.Th ? SiteLanguage.En : SiteLanguage.Th;
        var kept = context.Request.Query.Where(pair => pair.Key != LanguageChoice.Parameter);
        return new PageFrame
        {
            Texts = texts,
            OtherLanguageAddress = QueryString
                .Create(kept.Append(new(LanguageChoice.Parameter, other.Code())))
                .ToUriComponent(),
            DataAt = dataAt,
        };
    }
}

/// <summary>
/// What every component of a page starts from: the page's frame, and the texts in the visitor's language.
/// </summary>
public abstract class PagePart : ComponentBase
{
    [CascadingParameter]
    internal PageFrame Frame { get; set; } = null!;

    private protected SiteTexts T => Frame.Texts;
}
