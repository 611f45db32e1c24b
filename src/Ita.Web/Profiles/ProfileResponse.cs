using System.Collections.Immutable;
using Ita.Assessment.Profiles;
using Ita.Web.Site;

namespace Ita.Web.Profiles;

/// <summary>What an agency says of itself for its reports. What is left out has a default by its kind.</summary>
public sealed record ProfileResponse
{
    /// <summary>The agency's units in its order, at most 30; left out for those that its kind usually has.</summary>
    public IEnumerable<string>? Units { get; init; }

    /// <summary>The unit that has a duty: administration, personnel, legal, publicRelations, services, planning,
    /// finance, procurement, internalAudit.</summary>
    public IReadOnlyDictionary<string, string>? UnitOfDuty { get; init; }

    /// <summary>The unit that answers for one concept, whatever duty it falls under.</summary>
    public IReadOnlyDictionary<string, string>? UnitOfConcept { get; init; }

    /// <summary>Who prepares the report.</summary>
    public SignatoryResponse? PreparedBy { get; init; }

    /// <summary>Who reviews it.</summary>
    public SignatoryResponse? ReviewedBy { get; init; }

    /// <summary>Who approves it: the head of the agency.</summary>
    public SignatoryResponse? ApprovedBy { get; init; }

    /// <summary>A PNG of 16 to 4096 pixels a side and at most 512 KiB, in base64.</summary>
    public string? Emblem { get; init; }

    /// <summary>By fiscal year.</summary>
    public IReadOnlyDictionary<string, ProfileYearResponse>? Years { get; init; }
}

/// <summary>Who signs; a name that is left out is left for the pen.</summary>
public sealed record SignatoryResponse
{
    /// <summary>At most 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? Position { get; init; }
}

/// <summary>What an agency says of one year's report.</summary>
public sealed record ProfileYearResponse
{
    /// <summary>Month of issue, Buddhist era: 2566-09.</summary>
    public string? Issued { get; init; }

    /// <summary>The assessor's own words, at most 2,000 characters.</summary>
    public string? Remark { get; init; }

    /// <summary>The day until which the report is to be published, Buddhist era: 2567-04-30.</summary>
    public string? PublishBy { get; init; }

    /// <summary>Where it is published: a web address, or a place in words; at most 500 characters.</summary>
    public string? PublishedAt { get; init; }
}

/// <summary>A profile that was not saved (RFC 9457), and everything that is wrong in it.</summary>
public sealed record InvalidProfileResponse
{
    /// <summary>Always about:blank.</summary>
    public required string Type { get; init; }

    /// <summary>In English.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>In Thai and in English.</summary>
    public required string Detail { get; init; }

    /// <summary>In the order of the text.</summary>
    public required IEnumerable<ProfileProblemResponse> Problems { get; init; }

    internal static IResult ResultOf(ImmutableArray<ProfileProblem> problems) =>
        Json.Of(
            new InvalidProfileResponse
            {
                Type = "about:blank",
                Title = "The profile was not saved",
                Status = StatusCodes.Status422UnprocessableEntity,
                Detail =
                    "ยังไม่ได้บันทึก โปรดแก้ไขตามรายการ problems · Nothing was saved. Correct what problems names.",
                Problems = problems.Select(problem => new ProfileProblemResponse
                {
                    Code = problem.Code,
                    Path = problem.Path,
                    MessageTh = problem.MessageTh,
                    MessageEn = problem.MessageEn,
                }),
            },
            StatusCodes.Status422UnprocessableEntity,
            ApiDescription.ProblemType + "; charset=utf-8"
        );
}

/// <summary>Something that is wrong in a profile.</summary>
public sealed record ProfileProblemResponse
{
    public required string Code { get; init; }

    /// <summary>The member as a JSON pointer; empty for the whole.</summary>
    public required string Path { get; init; }

    /// <summary>In Thai.</summary>
    public required string MessageTh { get; init; }

    /// <summary>In English.</summary>
    public required string MessageEn { get; init; }
}
