using Ita.Assessment.Submissions;

namespace Ita.Cli.Output;

/// <summary>A problem or a warning in a <see cref="ScoreDocument"/>: code, place, value, and what to do.</summary>
public sealed record NoticeDocument(
    string Code,
    string? File,
    string? Sheet,
    string? Cell,
    string? Item,
    string? Value,
    string MessageTh,
    string MessageEn
)
{
    public static NoticeDocument Of(Notice notice) =>
        new(
            notice.Code,
            notice.File,
            notice.Sheet,
            notice.Cell,
            notice.Item,
            notice.Value,
            notice.MessageTh,
            notice.MessageEn
        );
}
