using Microsoft.AspNetCore.Components;

namespace Ita.Web.Site;

/// <summary>
/// What every component of a page starts from: the page's frame, and the texts in the visitor's language.
/// </summary>
public abstract class PagePart : ComponentBase
{
    [CascadingParameter]
    internal PageFrame Frame { get; set; } = null!;

    private protected SiteTexts T => Frame.Texts;
}
