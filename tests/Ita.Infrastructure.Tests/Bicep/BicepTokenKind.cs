namespace Ita.Infrastructure.Tests.Bicep;

internal enum BicepTokenKind
{
    Word,
    Number,
    String,
    Symbol,
    NewLine,
    End,
}
