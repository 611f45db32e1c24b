namespace Ita.Cli.Output;

/// <summary>The language of what people read.</summary>
public enum OutputLanguage
{
    Thai,
    English,
}

/// <summary>Words people read, in both languages.</summary>
/// <param name="Th">Thai.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Th, string En)
{
    public string In(OutputLanguage language) => language == OutputLanguage.Thai ? Th : En;
}
