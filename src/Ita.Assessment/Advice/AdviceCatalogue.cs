using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Advice;

/// <summary>The built-in advice by concept, read once from the embedded data.</summary>
public static class AdviceCatalogue
{
    private static readonly AdviceBook BuiltIn = ReadBuiltIn();

    /// <summary>
    /// The advice for an item, ready to print: every token is resolved for the framework's year and the part.
    /// </summary>
    /// <param name="framework">The year's framework: its year and item numbers occur in the advice.</param>
    /// <param name="item">The item.</param>
    /// <param name="part">The questionnaire it was asked in: the two EIT parts can differ.</param>
    /// <param name="score">The item's score there, below 100: the finding's words follow it.</param>
    /// <returns>The advice; null where the item's concept has none, or where it refers to an item the
    /// framework does not have.</returns>
    /// <exception cref="ArgumentException">The item is not asked in that questionnaire.</exception>
    public static ItemAdvice? Find(Framework framework, Item item, Instrument part, Score score) =>
        BuiltIn.Find(framework, item, part, score);

    private static AdviceBook ReadBuiltIn() =>
        new(
            EmbeddedFiles.In("advice/").Select(file => AdviceFile.Read(file.Name, file.Content)),
            FrameworkCatalogue.BuiltIn
        );
}
