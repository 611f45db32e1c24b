namespace Ita.Cli.Demo;

/// <summary>An upload that must be turned away, and why.</summary>
/// <param name="Of">The agency-year it is uploaded to.</param>
/// <param name="FileName">The workbook.</param>
/// <param name="Code">The problem's code (formats.md).</param>
/// <param name="Place">Where it is: <c>IIT!F11</c>.</param>
public sealed record ExpectedRejection(AgencyYear Of, string FileName, string Code, string Place);
