using System.Collections.Immutable;
using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>The workbook.</summary>
internal sealed record ExcelTexts(
    Template SummarySheet,
    Template IndicatorSheet,
    Template DetailSheet,
    Template ItemSheet,
    Template MeasureSheet,
    Template SourceSheet,
    Template SummaryTitle,
    Template IndicatorTitle,
    Template DetailTitle,
    Template ItemTitle,
    Template SourceTitle,
    Template Target,
    Template Lowest,
    Template PartColumn,
    Template NumberColumn,
    Template SubIndicatorColumn,
    Template DetailColumn,
    Template ExactColumn,
    Template GivenColumn,
    Template ScoreColumn,
    Template LastColumn,
    Template PointsColumn,
    Template PercentColumn,
    Template DirectionColumn,
    Template GainColumn,
    Template FindingColumn,
    Template RecommendationColumn,
    Template TotalMinColumn,
    Template EachMinColumn,
    Template FitsColumn,
    Template Fits,
    Template ItemNote,
    Template RoundingNote,
    Template ValueNote,
    ImmutableArray<Template> How
);
