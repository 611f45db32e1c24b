using System.Collections.Immutable;
using System.Security.Cryptography;
using Ita.Assessment.Profiles;
using Ita.Pipeline.Emblems;
using Ita.Pipeline.Reporting;
using Ita.Storage.Audit;
using Ita.Storage.Profiles;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Profiles;

/// <summary>What an agency says of itself for its reports: a form for people, its file for programs.</summary>
internal static class ProfileEndpoints
{
    private const string Route = "/agencies/{agencyCode}/profile";
    private const string Tag = "Agencies";
    private const string Saved = "saved";
    private const string JsonType = "application/json";

    // As the audit calls it.
    private const string FileName = "profile.json";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Route, ShowPageAsync).ForAgency();
        pages
            .MapPost(Route, ReceiveAsync)
            .ForAgency()
            .AddEndpointFilter(ProfileFormLimits.ApplyAsync)
            .AddEndpointFilter<FormGuard>();
        api.MapGet(Route, GetAsync)
            .RedirectsPeople()
            .ForAgency()
            .Describe("showProfile", Tag, "What the agency says of itself for its reports, as a file.")
            .Returns<ProfileResponse>();
        api.MapPut(Route, PutAsync)
            .ForAgency()
            .Describe(
                "saveProfile",
                Tag,
                "Saves the agency's profile, the whole of it, in the place of the one whose tag If-Match names. Its "
                    + "reports of all years are written anew."
            )
            .TakesJson<ProfileResponse>()
            .Produces<ProfileResponse>()
            .Produces<InvalidProfileResponse>(StatusCodes.Status422UnprocessableEntity, ApiDescription.ProblemType)
            .Refuses(
                StatusCodes.Status412PreconditionFailed,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType,
                StatusCodes.Status428PreconditionRequired
            );
    }

    private static async Task<IResult> ShowPageAsync(
        HttpContext context,
        RequestedAgency requested,
        ProfileReader reader,
        FormGuard forms,
        CancellationToken cancellationToken
    )
    {
        var view = await reader.ReadAsync(requested.Agency, cancellationToken);
        return Page(context, view with { IsSaved = context.Request.Query.ContainsKey(Saved) }, forms);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        ProfileReader reader,
        ProfileSaving saving,
        AuditTrail audit,
        FormGuard forms,
        CancellationToken cancellationToken
    )
    {
        var agency = requested.Agency;
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var view = await reader.ReadAsync(agency, cancellationToken);
        var typed = view with { Fields = view.Fields.Typed(form) };
        var (emblem, unreadable) = await EmblemAsync(form, view.Stored.Profile.Emblem, cancellationToken);
        var reading = ProfileFile.Read(typed.Fields.ToFile(emblem));
        ImmutableArray<ProfileProblem> problems =
        [
            .. unreadable is null ? [] : new[] { unreadable },
            .. reading.Profile?.ProblemsFor(agency) ?? reading.Problems,
        ];
        if (!problems.IsEmpty)
            return Page(context, typed with { Problems = problems }, forms, StatusCodes.Status422UnprocessableEntity);
        var replaced = typed.Fields[ProfileFields.VersionField];
        if (await saving.SaveAsync(agency, reading.Profile!, replaced, cancellationToken) is null)
        {
            // Whoever saves again has been told that it takes the place of what another has saved.
            var newest = await reader.ReadAsync(agency, cancellationToken);
            return Page(
                context,
                typed with
                {
                    Stored = newest.Stored,
                    IsOvertaken = true,
                },
                forms,
                StatusCodes.Status409Conflict
            );
        }

        await audit.RecordAsync(AuditAction.Profile, visitor, agency, year: null, FileName);
        return SeeOther.At($"{Addresses.Profile(agency.Code)}?{Saved}=1");
    }

    private static async Task<IResult> GetAsync(
        RequestedAgency requested,
        ProfileStore profiles,
        CancellationToken cancellationToken
    )
    {
        var stored = await profiles.GetAsync(requested.Agency.Code, cancellationToken);
        return new ETagResult(ProfileFile.Write(stored.Profile), JsonType + "; charset=utf-8");
    }

    private static async Task<IResult> PutAsync(
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        ProfileStore profiles,
        ProfileSaving saving,
        AuditTrail audit,
        CancellationToken cancellationToken
    )
    {
        var agency = requested.Agency;
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals(JsonType, StringComparison.OrdinalIgnoreCase)
        )
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType);
        if (!EntityTagHeaderValue.TryParseList(context.Request.Headers.IfMatch, out var tags))
            return Problems.TagNeeded();
        if (await ReadBodyAsync(context.Request, cancellationToken) is not { } body)
            return Problems.TooLarge();
        var reading = ProfileFile.Read(body);
        var problems = reading.Profile?.ProblemsFor(agency) ?? reading.Problems;
        if (!problems.IsEmpty)
            return InvalidProfileResponse.ResultOf(problems);
        var stored = await profiles.GetAsync(agency.Code, cancellationToken);
        var now = TagOf(ProfileFile.Write(stored.Profile));
        if (
            !tags.Any(tag => tag.Tag == "*" || (!tag.IsWeak && tag.Tag == now))
            || await saving.SaveAsync(agency, reading.Profile!, stored.Version, cancellationToken) is not { } saved
        )
            return Problems.TagOutdated();
        await audit.RecordAsync(AuditAction.Profile, visitor, agency, year: null, FileName);
        return new ETagResult(ProfileFile.Write(saved.Profile), JsonType + "; charset=utf-8");
    }

    // As the answer to a GET has it (ETagResult).
    private static string TagOf(byte[] file) => $"\"{Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 16))}\"";

    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new byte[ProfileFile.LongestFile + 1];
        var length = await request.Body.ReadAtLeastAsync(
            body,
            body.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        return length > ProfileFile.LongestFile ? null : body[..length];
    }

    private static async Task<(Emblem? Emblem, ProfileProblem? Problem)> EmblemAsync(
        IFormCollection form,
        Emblem? stored,
        CancellationToken cancellationToken
    )
    {
        if (form.Files[ProfileFields.EmblemField] is not { Length: > 0 } file)
            return (form.ContainsKey(ProfileFields.RemoveEmblemField) ? null : stored, null);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var reading = EmblemPicture.Read(content.GetBuffer().AsSpan(0, (int)content.Length));
        return (
            reading.Emblem,
            reading.Problem is { } code ? ProfileProblem.Of(code, "/" + ProfileFields.EmblemField) : null
        );
    }

    private static HtmlPage<ProfilePage> Page(
        HttpContext context,
        ProfileView view,
        FormGuard forms,
        int status = StatusCodes.Status200OK
    ) =>
        new(
            new Dictionary<string, object?>
            {
                [nameof(ProfilePage.View)] = view,
                [nameof(ProfilePage.Token)] = forms.TokenFor(context),
            },
            status
        );
}
