namespace Ita.Cli.Output;

/// <summary>The language of what people read.</summary>
public enum Language
{
    Thai,
    English,
}
