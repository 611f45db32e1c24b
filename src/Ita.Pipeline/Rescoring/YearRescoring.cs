using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Pipeline.Scoring;
using Ita.Storage.Agencies;
using Ita.Storage.Audit;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Rescoring;

/// <summary>
/// Scores a year again from its stored tallies, by the framework and rules in force. Never by itself: a corrected
/// framework changes a published figure only because somebody uploads something or orders this.
/// </summary>
public sealed partial class YearRescoring(
    AgencyStore agencies,
    ResultStore results,
    WorkQueues queues,
    FrameworkLibrary frameworks,
    AuditStore audit,
    TimeProvider time,
    ILogger<YearRescoring> log
)
{
    /// <summary>Was this result computed otherwise than it would be now?</summary>
    public static bool IsOlder(ResultRow row, Framework inForce) =>
        row.Result.FrameworkVersion != inForce.Version || row.Result.RulesVersion != Scorer.RulesVersion;

    /// <summary>What there is to rescore; null if the year has no framework.</summary>
    public async Task<RescoringOffer?> OfferAsync(FiscalYear year, CancellationToken cancellationToken)
    {
        if ((await frameworks.GetAsync(cancellationToken)).Find(year) is not { } framework)
            return null;
        var (count, older, unreadable) = (
            0,
            ImmutableArray.CreateBuilder<OlderResult>(),
            ImmutableArray.CreateBuilder<UnreadableResult>()
        );
        foreach (var province in await agencies.ListProvincesAsync(cancellationToken))
        {
            var stored = await results.ListWithUploadsAsync(province.Code, year, cancellationToken);
            unreadable.AddRange(stored.Unreadable.Select(agency => new UnreadableResult(province.Code, agency)));
            count += stored.Unreadable.Count;
            foreach (var row in stored.Rows)
            {
                count++;
                if (IsOlder(row, framework))
                    older.Add(
                        new OlderResult(
                            province.Code,
                            row.Agency.Code,
                            row.Result.FrameworkVersion,
                            row.Result.RulesVersion
                        )
                    );
            }
        }

        return new RescoringOffer(
            year,
            framework.Version,
            Scorer.RulesVersion,
            count,
            older.ToImmutable(),
            unreadable.ToImmutable()
        );
    }

    /// <summary>
    /// Puts every older and every unreadable result of the year on its way to be scored again; can be repeated. That it
    /// was ordered is noted before, in the audit of every province that it touches.
    /// </summary>
    /// <param name="year">Which year.</param>
    /// <param name="by">Who orders it.</param>
    /// <param name="cancellationToken">Ends it between two results.</param>
    /// <returns>What was put on its way; null if the year has no framework.</returns>
    public async Task<RescoringOffer?> OrderAsync(FiscalYear year, OrderedBy by, CancellationToken cancellationToken)
    {
        if (await OfferAsync(year, cancellationToken) is not { } offer)
            return null;
        foreach (var province in offer.Provinces)
            await audit.AddAsync(
                new AuditEntry
                {
                    At = time.GetUtcNow(),
                    Action = AuditAction.Rescore,
                    VisitorId = by.Id,
                    VisitorName = by.Name,
                    Province = province,
                    FiscalYear = year,
                    File = "",
                },
                cancellationToken
            );
        foreach (
            var agency in offer
                .OlderResults.Select(older => older.Agency)
                .Concat(offer.Unreadable.Select(result => result.Agency))
        )
            await queues.RescoreAsync(agency, year, cancellationToken);
        LogOrdered(year, offer.Older + offer.Unreadable.Length, offer.FrameworkVersion);
        return offer;
    }

    [LoggerMessage(
        EventId = 3005,
        Level = LogLevel.Information,
        Message = "{Count} results of {Year} were ordered to be scored again by the framework {Version}."
    )]
    private partial void LogOrdered(FiscalYear year, int count, string version);
}
