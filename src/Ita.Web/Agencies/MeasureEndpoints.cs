using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Pipeline.Reporting;
using Ita.Storage.Audit;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;

namespace Ita.Web.Agencies;

/// <summary>
/// Where one of a year's measures is edited before the report is issued. Programs hand in a follow-up form, which is
/// what becomes of an edit too.
/// </summary>
internal static class MeasureEndpoints
{
    private const string Route = "/agencies/{agencyCode}/years/{fiscalYear}/measures/{item}";
    private const string Saved = "saved";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Route, ShowPageAsync).ForAgency();
        pages.MapPost(Route, ReceiveAsync).ForAgency().AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> ShowPageAsync(
        string fiscalYear,
        string item,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        AgencyReader agencies,
        MeasureEditing editing,
        FormGuard forms,
        CancellationToken cancellationToken
    )
    {
        var (asked, refusal) = await FindAsync(
            fiscalYear,
            item,
            requested.Agency,
            visitor,
            agencies,
            editing,
            cancellationToken
        );
        if (asked is null)
            return refusal!;
        var (agency, year, measure) = (requested.Agency, asked.FiscalYear, asked.Measure);
        var view = new MeasureView
        {
            Agency = ListedAgency.Of(agency).Agency,
            FiscalYear = year,
            Measure = measure,
            Fields = MeasureFields.Of(measure),
            IsSaved = context.Request.Query.ContainsKey(Saved),
        };
        return Page(context, view, forms);
    }

    private static async Task<IResult> ReceiveAsync(
        string fiscalYear,
        string item,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        AgencyReader agencies,
        MeasureEditing editing,
        AuditTrail audit,
        FormGuard forms,
        CancellationToken cancellationToken
    )
    {
        var (asked, refusal) = await FindAsync(
            fiscalYear,
            item,
            requested.Agency,
            visitor,
            agencies,
            editing,
            cancellationToken
        );
        if (asked is null)
            return refusal!;
        var (agency, year, measure) = (requested.Agency, asked.FiscalYear, asked.Measure);
        var fields = MeasureFields.Of(await context.Request.ReadFormAsync(cancellationToken));
        var (words, problems) = fields.Read(measure);
        var edit = problems.IsEmpty
            ? await editing.SaveAsync(agency, year, measure.Now.Item, words, cancellationToken)
            : null;
        if (edit is { IsFound: false })
            return Problems.NotFound();
        if (edit is not { Problems.IsEmpty: true })
        {
            var view = new MeasureView
            {
                Agency = ListedAgency.Of(agency).Agency,
                FiscalYear = year,
                Measure = measure,
                Fields = fields,
                Problems = problems,
                Refused = edit is null
                    ? []
                    : [.. edit.Problems.Select(problem => (problem.MessageTh, problem.MessageEn))],
            };
            return Page(context, view, forms, StatusCodes.Status422UnprocessableEntity);
        }

        if (edit.Form is not null)
            await audit.RecordAsync(AuditAction.Measure, visitor, agency, year, measure.Now.Item.ToString());
        return SeeOther.At($"{Addresses.Measure(agency.Code, year, measure.Now.Item)}?{Saved}=1");
    }

    // The measure that is asked for, or why it is not shown.
    private static async Task<(Asked? Asked, IResult? Refusal)> FindAsync(
        string fiscalYear,
        string item,
        Agency agency,
        Visitor visitor,
        AgencyReader agencies,
        MeasureEditing editing,
        CancellationToken cancellationToken
    )
    {
        if (!FiscalYear.TryParse(fiscalYear, out var year) || !ItemId.TryParse(item, out var id))
            return (null, Problems.NotFound());
        if (await agencies.HidesDocumentsAsync(agency, year, visitor, cancellationToken))
            return (null, Problems.NotComplete());
        return await editing.FindAsync(agency, year, id, cancellationToken) is { } measure
            ? (new Asked(year, measure), null)
            : (null, Problems.NotFound());
    }

    private static HtmlPage<MeasurePage> Page(
        HttpContext context,
        MeasureView view,
        FormGuard forms,
        int status = StatusCodes.Status200OK
    ) =>
        new(
            new Dictionary<string, object?>
            {
                [nameof(MeasurePage.View)] = view,
                [nameof(MeasurePage.Token)] = forms.TokenFor(context),
            },
            status
        );

    private sealed record Asked(FiscalYear FiscalYear, EditedMeasure Measure);
}

/// <summary>What the page of a measure shows.</summary>
public sealed record MeasureView
{
    /// <summary>Names are safe to show.</summary>
    public required Agency Agency { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    public required EditedMeasure Measure { get; init; }

    /// <summary>What stands in the form.</summary>
    internal MeasureFields Fields { get; init; } = null!;

    /// <summary>By field, the key of the text that says what is wrong.</summary>
    public ImmutableDictionary<string, string> Problems { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Why the form was turned away that the edit had become, in Thai and English.</summary>
    public ImmutableArray<(string Th, string En)> Refused { get; init; } = [];

    /// <summary>It was saved just now.</summary>
    public bool IsSaved { get; init; }
}
