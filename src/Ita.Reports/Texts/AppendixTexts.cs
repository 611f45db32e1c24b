using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>The appendix.</summary>
internal sealed record AppendixTexts(
    Template Heading,
    Template ItemsHeading,
    Template Items,
    Template ItemsWithoutLast,
    Template Caption,
    Template CaptionWithRespondents,
    Template Alt,
    Template ItemColumn,
    Template TextColumn,
    Template AnsweredColumn,
    Template YearColumn,
    Template SubItem,
    Template NoText,
    Template Unanswered,
    Template NoItems,
    Template NoResult,
    Template SourcesHeading,
    Template SourcesCaption,
    Template SourcesAlt,
    Template FileColumn,
    Template UploadedColumn,
    Template HashColumn,
    Template NoSources,
    Template Framework,
    Template FrameworkSure,
    Template FrameworkUnsure,
    Template WordingUnsure,
    Template Rules,
    Template WrittenAt,
    Template Time
);
