using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>Section 11.</summary>
internal sealed record MeasuresTexts(
    Template Heading,
    Template Intro,
    Template None,
    Template NotKnown,
    Template Caption,
    Template Alt,
    Template MeasureColumn,
    Template StepsColumn,
    Template PeriodColumn,
    Template EvidenceColumn,
    Template ResponsibleColumn,
    Template Item,
    Template Step,
    Template Overridden
);
