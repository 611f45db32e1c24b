namespace Ita.Cli.Output;

/// <summary>Words people read, in both languages.</summary>
/// <param name="Th">Thai.</param>
/// <param name="En">English.</param>
public sealed record Phrase(string Th, string En)
{
    public string In(Language language) => language == Language.Thai ? Th : En;
}
