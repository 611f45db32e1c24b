namespace Ita.Infrastructure.Tests.Bicep;

/// <param name="Kind">What.</param>
/// <param name="Text">As written; a string without its quotation marks.</param>
/// <param name="Line">From 1.</param>
internal readonly record struct BicepToken(BicepTokenKind Kind, string Text, int Line)
{
    public bool Is(string symbol) => Kind == BicepTokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == BicepTokenKind.Word && Text == word;
}
