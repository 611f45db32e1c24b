using Ita.Workbooks.Texts;

namespace Ita.Workbooks.Templates;

/// <summary>The texts of <c>template.json</c>.</summary>
internal static class TemplateTexts
{
    private static readonly BilingualTexts Texts = new("template.json");

    public static Bilingual Get(string code) => Texts[code];
}
