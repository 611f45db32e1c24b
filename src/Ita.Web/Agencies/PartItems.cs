using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Web.Agencies;

/// <summary>A questionnaire's items with their scores.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="NameTh">Its official name.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="Score">Of the whole questionnaire.</param>
/// <param name="Items">In order.</param>
public sealed record PartItems(
    Instrument Part,
    string NameTh,
    string NameEn,
    Score? Score,
    ImmutableArray<ItemLine> Items
);
