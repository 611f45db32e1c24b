using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Workbooks.FollowUp;

/// <summary>What a follow-up form is written from.</summary>
public sealed record FollowUpForm
{
    /// <summary>The year whose measures it is about.</summary>
    public required FiscalYear FiscalYear { get; init; }

    /// <summary>Null where nobody knows whose it is; then it fits every agency.</summary>
    public Agency? Agency { get; init; }

    /// <summary>In the order of the report.</summary>
    public required ImmutableArray<FollowUpFormRow> Rows { get; init; }
}
