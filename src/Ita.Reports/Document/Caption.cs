namespace Ita.Reports.Document;

/// <summary>What stands above a table or under a chart: ตารางที่ ๓ and what it shows.</summary>
public sealed record Caption(string Label, string Number, string Text)
{
    public override string ToString() => $"{Label} {Number} {Text}";
}
