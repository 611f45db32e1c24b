using Ita.Assessment.Text;

namespace Ita.Workbooks.Templates;

/// <summary>The texts of <c>template.json</c>.</summary>
internal static class TemplateTexts
{
    private static readonly BilingualTexts Texts = new(typeof(TemplateTexts).Assembly, "template.json");

    public static Bilingual Get(string code) => Texts[code];
}
