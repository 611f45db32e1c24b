namespace Ita.Workbooks.Texts;

/// <summary>A text in both languages.</summary>
internal sealed record Bilingual(string Th, string En)
{
    /// <summary>Puts a value in the place of its name in braces.</summary>
    public Bilingual With(string name, string value) => new(Fill(Th, name, value), Fill(En, name, value));

    private static string Fill(string text, string name, string value) =>
        text.Replace("{" + name + "}", value, StringComparison.Ordinal);
}
