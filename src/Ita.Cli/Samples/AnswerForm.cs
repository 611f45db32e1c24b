namespace Ita.Cli.Samples;

/// <summary>How a questionnaire's answers stand in a workbook's cells (formats.md, layout 1).</summary>
public enum AnswerForm
{
    /// <summary>The framework's labels.</summary>
    Labels,

    /// <summary>Other labels that are read as the framework's, where there are any.</summary>
    Aliases,

    /// <summary>The points each answer gives: 0, 33, 67, 100.</summary>
    Points,

    /// <summary>The answer's place among the choices in label order, from 1.</summary>
    Positions,
}
