using Ita.Assessment;

namespace Ita.Storage.Measures;

/// <summary>What an agency says of a measure a year on, in its follow-up form.</summary>
public sealed record FollowUp
{
    public required Instrument Part { get; init; }

    public required ItemId Item { get; init; }

    /// <summary>ผลการดำเนินการ: what was done.</summary>
    public string? Done { get; init; }

    /// <summary>หลักฐาน.</summary>
    public string? Evidence { get; init; }

    /// <summary>ข้อเสนอแนะ.</summary>
    public string? Suggestion { get; init; }
}
