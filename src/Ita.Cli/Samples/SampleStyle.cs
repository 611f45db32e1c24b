namespace Ita.Cli.Samples;

/// <summary>In which of the accepted shapes an agency exports its answers.</summary>
/// <param name="Answers">What stands in the cells.</param>
/// <param name="SeparateWorkbooks">A workbook of its own for each questionnaire; else one for all.</param>
/// <param name="SubItemsInBrackets">Columns of sub-items are headed as form tools do, <c>i11 question [sub-item]</c>;
/// else by number, <c>i11.1</c>.</param>
/// <param name="OitInWords">The OIT says มี or ไม่มี; else 100 or 0.</param>
public sealed record SampleStyle(AnswerForm Answers, bool SeparateWorkbooks, bool SubItemsInBrackets, bool OitInWords);
