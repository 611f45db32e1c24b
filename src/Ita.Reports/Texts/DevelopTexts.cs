using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>Section 9.</summary>
internal sealed record DevelopTexts(
    Template Heading,
    Template Intro,
    Template None,
    Template NotKnown,
    Template Caption,
    Template Alt,
    Template IndicatorColumn,
    Template ItemColumn,
    Template RecommendationColumn,
    Template Item,
    Template ItemWithoutText,
    Template Finding
);
