namespace Ita.Cli.Demo;

/// <summary>An upload that was turned away.</summary>
/// <param name="Of">The agency-year it was uploaded to.</param>
/// <param name="FileName">The workbook.</param>
/// <param name="Problems">Each problem as code and place: <c>answer-unknown IIT!F11</c>.</param>
public sealed record ObservedRejection(AgencyYear Of, string FileName, IReadOnlyList<string> Problems);
