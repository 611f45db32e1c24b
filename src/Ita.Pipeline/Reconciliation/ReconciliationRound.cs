namespace Ita.Pipeline.Reconciliation;

/// <summary>What a round of reconciliation put back on its way; all zero where nothing had got lost.</summary>
/// <param name="Delivered">Blobs that had no outcome.</param>
/// <param name="Resumed">Uploads that stood still between two steps.</param>
/// <param name="Renewed">Results and reports that were older than what they are made from.</param>
public sealed record ReconciliationRound(int Delivered, int Resumed, int Renewed)
{
    public bool FoundNothing => this == new ReconciliationRound(0, 0, 0);
}
