using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.FollowUps;

namespace Ita.Workbooks.FollowUpForms;

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

/// <summary>A measure as the report has it now, and what has been said of it so far.</summary>
public sealed record FollowUpFormRow
{
    /// <summary>The questionnaire; EIT1 where the measure answers its item in both parts of the EIT.</summary>
    public required Instrument Part { get; init; }

    /// <summary>The measure answers its item in both parts of the EIT; <see cref="Part"/> is EIT1 then.</summary>
    public bool AlsoPart2 { get; init; }

    public required ItemId Item { get; init; }

    /// <summary>The indicator's number and name.</summary>
    public required string Indicator { get; init; }

    /// <summary>มาตรการ/แนวทาง: the measure's name.</summary>
    public required string Name { get; init; }

    public required ImmutableArray<string> Steps { get; init; }

    public required string Period { get; init; }

    public required ImmutableArray<string> Evidence { get; init; }

    public required string Responsible { get; init; }

    /// <summary>Null before a form was filled in.</summary>
    public FollowUpEntry? Entry { get; init; }
}
