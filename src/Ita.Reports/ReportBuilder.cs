using System.Collections.Immutable;
using Ita.Assessment.Analysis;
using Ita.Assessment.Comparison;
using Ita.Assessment.Scoring;
using Ita.Reports.Layout;
using Ita.Reports.Model;
using Ita.Reports.Sections;
using Ita.Reports.Texts;
using Ita.Reports.Typography;

namespace Ita.Reports;

/// <summary>Builds a report from its input: every figure and every text.</summary>
public static class ReportBuilder
{
    /// <summary>
    /// Pure: the same input gives an equal report. What must not be published (<see cref="Disclosure"/>) is removed
    /// here, whatever the caller passes.
    /// </summary>
    /// <exception cref="ArgumentException">The result is not of the framework's year, or the previous one is not of the
    /// year before.</exception>
    public static ReportModel Build(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Result.FiscalYear != input.Framework.FiscalYear)
            throw new ArgumentException("The result is not of the framework's year.", nameof(input));
        if ((input.Previous is null) != (input.PreviousFramework is null))
            throw new ArgumentException("The year before needs both its result and its framework.", nameof(input));
        input = input.WithPlainWords();
        var result = Disclosure.Apply(input.Framework, input.Result);
        var previous = input.Previous is { } before ? Disclosure.Apply(input.PreviousFramework!, before) : null;
        var comparison = previous is null
            ? null
            : YearComparison.Of(input.PreviousFramework!, previous, input.Framework, result);
        var analysis = AgencyAnalysis.Of(input.Framework, result, comparison, input.Settings.StrengthThreshold);
        var texts = ReportTexts.Thai;
        var typesetter = new Typesetter(input.Settings.Digits);
        var measureBuilder = new MeasureBuilder(texts.Advice, typesetter);
        var figures = new ReportFigures
        {
            Input = input,
            Result = result,
            Previous = previous,
            Comparison = comparison,
            Analysis = analysis,
            Measures = measureBuilder.Build(input.Framework, result, analysis, input.FollowUp),
            PreviousMeasures = measureBuilder.BuildFollowedUp(input, previous),
        };
        var context = new ReportContext(figures, texts, typesetter);
        ImmutableArray<ReportSection> sections =
        [
            CoverSection.Build(context),
            ContentsSection.Build(context),
            PrincipleSection.Build(context),
            HeadlineSection.Build(context),
            AdviceSection.Build(context),
            AnalysisSection.Build(context),
            DevelopSection.Build(context),
            CorrectSection.Build(context),
            MeasuresSection.Build(context),
            FollowUpSection.Build(context),
            AppendixSection.Build(context),
        ];
        return new ReportModel
        {
            Figures = figures,
            Title = context.Print(texts.Common.FileTitle, ("year", context.Year), ("agency", input.Agency.Name)),
            Subject = context.Print(texts.Common.Subject),
            RunningHead = context.Print(texts.Common.RunningHead, ("year", context.Year)),
            Sections = sections,
            Pages = PageEstimate.Of(sections),
        };
    }
}
