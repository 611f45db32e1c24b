using Spectre.Console;

namespace Ita.Cli.Output;

/// <summary>
/// Output for people: tables and colours on a terminal, plain lines of text when it goes into a file or a pipe.
/// </summary>
public static class ConsoleOutput
{
    // A table's lines must not be broken where nobody looks at a terminal's width.
    private const int PlainWidth = 160;

    /// <param name="output">Where it goes.</param>
    /// <returns>A console that writes there.</returns>
    public static IAnsiConsole Create(TextWriter output)
    {
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        if (!isTerminal)
            console.Profile.Width = PlainWidth;
        return console;
    }

    /// <summary>A table whose columns' headings are in the reader's language.</summary>
    public static Table CreateTable(
        OutputLanguage language,
        params IEnumerable<(LocalizedText Heading, Justify Align)> columns
    )
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var (heading, align) in columns)
            table.AddColumn(
                new TableColumn(Markup.Escape(heading.In(language)))
                {
                    Alignment = align,
                    NoWrap = align == Justify.Right,
                }
            );
        return table;
    }

    /// <summary>Adds a row of plain texts; what stands in brackets is no markup.</summary>
    public static void AddTextRow(this Table table, params IEnumerable<string?> cells) =>
        table.AddRow([.. cells.Select(cell => new Text(cell ?? ""))]);

    /// <summary>
    /// A line that is not broken to fit a width, so that what reads a pipe finds each sentence whole. Not while
    /// progress is shown.
    /// </summary>
    public static void WriteUnwrappedLine(this IAnsiConsole console, string text) =>
        console.Profile.Out.Writer.WriteLine(text);
}
