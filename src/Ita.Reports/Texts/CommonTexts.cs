using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>Words used all over the report.</summary>
internal sealed record CommonTexts(
    Template FileTitle,
    Template Subject,
    Template RunningHead,
    Template Contents,
    Template Table,
    Template Chart,
    Template ChartFigures,
    Template And,
    Template None,
    Template NoFigure,
    Template Indicator,
    Template IndicatorNumber,
    Template IndicatorColumn,
    Template NumberedName,
    Template EitPart1,
    Template EitPart2,
    Template ScoreOf,
    Template ScoreOfEach,
    Template Withheld,
    Template WithheldNote,
    Template Provisional,
    Template PreviousProvisional,
    Template Missing
);
