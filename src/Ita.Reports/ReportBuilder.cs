using System.Collections.Immutable;
using Ita.Assessment;
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
    private const int MostYears = 5;

    /// <summary>
    /// Pure: the same input gives an equal report. What must not be published (<see cref="Disclosure"/>) is removed
    /// here, whatever the caller passes.
    /// </summary>
    /// <exception cref="ArgumentException">The result is not of the framework's year, or the previous one is not of the
    /// year before.</exception>
    public static ReportModel Build(ReportInput input)
    {
        var (figures, texts) = (Figures(input), ReportTexts.Thai);
        var year = figures.Result.FiscalYear;
        return new ReportModel
        {
            Figures = figures,
            Main = Document(figures, year, MainSections, texts.Common.FileTitle, texts.Common.RunningHead),
            Implementation = ImplementationDocument.IsIssued(figures)
                ? Document(
                    figures,
                    ImplementationDocument.Year(figures),
                    ImplementationDocument.Sections,
                    texts.FollowUp.FileTitle,
                    texts.FollowUp.RunningHead
                )
                : null,
            Form = Document(figures, year.Next, FormDocument.Sections, texts.Form.FileTitle, texts.Form.RunningHead),
            Memo = Document(figures, year, MemoDocument.Sections, texts.Memo.FileTitle),
        };
    }

    /// <summary>What the report says in figures, for whoever needs no document.</summary>
    /// <inheritdoc cref="Build"/>
    public static ReportFigures Figures(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Result.FiscalYear != input.Framework.FiscalYear)
            throw new ArgumentException("The result is not of the framework's year.", nameof(input));
        if ((input.Previous is null) != (input.PreviousFramework is null))
            throw new ArgumentException("The year before needs both its result and its framework.", nameof(input));
        return FiguresOf(input.WithPlainWords());
    }

    private static ReportFigures FiguresOf(ReportInput input)
    {
        var framework = input.Framework;
        var result = Disclosure.Apply(framework, input.Result);
        var previous = input.Previous is { } before ? Disclosure.Apply(input.PreviousFramework!, before) : null;
        var comparison = previous is null
            ? null
            : YearComparison.Of(input.PreviousFramework!, previous, framework, result);
        var analysis = AgencyAnalysis.Of(
            framework,
            result,
            comparison,
            input.Settings.StrengthThreshold,
            input.Coming?.Framework
        );
        var builder = new MeasureBuilder(
            input.Agency,
            input.Profile,
            ReportTexts.Thai.Advice,
            new Typesetter(input.Settings.Digits)
        );
        var findings = builder.Findings(framework, result, analysis);
        return new ReportFigures
        {
            Input = input,
            Result = result,
            Previous = previous,
            Comparison = comparison,
            Years =
            [
                .. previous is null
                    ? []
                    : input
                        .Earlier.Take(MostYears - 2)
                        .Select(year => Disclosure.Apply(year.Framework, year.Result))
                        .Reverse()
                        .Append(previous),
                result,
            ],
            Analysis = analysis,
            Findings = findings,
            Measures = builder.Measures(framework, findings, input.FollowUp, input.Coming),
            PreviousMeasures = builder.FollowedUp(input, previous),
        };
    }

    private static ReportDocument Document(
        ReportFigures figures,
        FiscalYear year,
        Func<ReportContext, IEnumerable<ReportSection>> build,
        Template title,
        Template? runningHead = null
    )
    {
        var texts = ReportTexts.Thai;
        var context = new ReportContext(figures, texts, new Typesetter(figures.Input.Settings.Digits));
        ImmutableArray<ReportSection> sections = [.. build(context)];
        return new ReportDocument
        {
            Title = context.Print(title, ("year", year), ("agency", figures.Input.Agency.Name)),
            Subject = context.Print(texts.Common.Subject),
            AgencyName = figures.Input.Agency.Name,
            RunningHead = runningHead is null ? null : context.Print(runningHead, ("year", year)),
            Digits = figures.Input.Settings.Digits,
            WrittenAt = figures.Input.WrittenAt,
            Sections = sections,
            Pages = PageEstimate.Of(sections),
        };
    }

    private static IEnumerable<ReportSection> MainSections(ReportContext context) =>
        [
            CoverSection.Build(
                context,
                context.Texts.Cover.Title,
                context.Print(context.Texts.Cover.Year, ("year", context.Year)),
                context.Issued()
            ),
            ContentsSection.Build(context),
            SummarySection.Build(context),
            PrincipleSection.Build(context),
            HeadlineSection.Build(context),
            AdviceSection.Build(context),
            AnalysisSection.Build(context),
            DevelopSection.Build(context),
            MeasuresSection.Build(context),
            TopicSection.Build(context),
            AppendixSection.Build(context),
        ];
}
