using System.Collections.Immutable;

namespace Ita.Assessment.Measures;

/// <summary>
/// What an agency says of its measures: its own words where it has other ones, and, a year on, what came of them.
/// </summary>
public sealed record FollowUp(ImmutableArray<FollowUpEntry> Entries)
{
    public FollowUpEntry? Find(Instrument part, ItemId item) =>
        Entries.FirstOrDefault(entry => entry.Part == part && entry.Item == item);
}
