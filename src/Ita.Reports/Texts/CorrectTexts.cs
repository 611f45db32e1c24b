using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>Section 10.</summary>
internal sealed record CorrectTexts(
    Template Heading,
    Template Intro,
    Template None,
    Template NotKnown,
    Template Caption,
    Template Alt,
    Template IndicatorColumn,
    Template ItemColumn,
    Template ActionColumn,
    Template Item,
    Template SubIndicator,
    Template Elements,
    Template Assessor
);
