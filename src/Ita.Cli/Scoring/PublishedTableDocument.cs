using System.Text.Json;

namespace Ita.Cli.Scoring;

/// <summary>The one JSON object that <c>check --json</c> prints for a published table: no figures.</summary>
public sealed record PublishedTableDocument
{
    /// <summary><c>accepted</c> or <c>rejected</c>.</summary>
    public required string Outcome { get; init; }

    public required int FiscalYear { get; init; }

    /// <summary>How many agencies the table has; 0 where it is rejected.</summary>
    public required int Agencies { get; init; }

    /// <summary>Those of them that have not every instrument.</summary>
    public required IReadOnlyList<IncompleteAgencyDocument> Incomplete { get; init; }

    public required IReadOnlyList<IgnoredDocument> Ignored { get; init; }

    public required IReadOnlyList<NoticeDocument> Warnings { get; init; }

    /// <summary>The first hundred.</summary>
    public required IReadOnlyList<NoticeDocument> Problems { get; init; }

    /// <summary>How many there are besides those in <see cref="Problems"/>.</summary>
    public required int MoreProblems { get; init; }

    public static PublishedTableDocument From(PublishedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var reading = table.Reading;
        return new PublishedTableDocument
        {
            Outcome = reading.IsAccepted ? "accepted" : "rejected",
            FiscalYear = table.FiscalYear.Value,
            Agencies = reading.Results.Length,
            Incomplete =
            [
                .. table.Incomplete.Select(agency => new IncompleteAgencyDocument(
                    agency.Agency.Value,
                    [.. agency.Missing.Select(instrument => instrument.ToString())]
                )),
            ],
            Ignored = [.. reading.Ignored.Select(sheet => new IgnoredDocument(sheet.File, sheet.Sheet, sheet.Reason))],
            Warnings = [.. reading.Warnings.Select(NoticeDocument.From)],
            Problems = [.. reading.Problems.Select(NoticeDocument.From)],
            MoreProblems = reading.MoreProblems,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, PrintedJson.Readable.PublishedTableDocument);
}

/// <summary>An agency that has not every instrument, in a <see cref="PublishedTableDocument"/>.</summary>
public sealed record IncompleteAgencyDocument(string AgencyCode, IReadOnlyList<string> Missing);
