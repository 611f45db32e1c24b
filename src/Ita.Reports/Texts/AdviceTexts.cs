using System.Collections.Immutable;
using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>Sections 5 to 7: advice on IIT, EIT and OIT.</summary>
internal sealed record AdviceTexts(
    Template Heading,
    Template IitHeading,
    Template EitHeading,
    Template OitHeading,
    Template KeepAndImprove,
    Template KeepAll,
    Template ImproveOnly,
    Template IndicatorsWithheld,
    Template NoResult,
    Template NoCombined,
    Template Items,
    Template PartHeading,
    Template Item,
    Template ItemWithoutText,
    Template Finding,
    Template Recommendation,
    Template AllFull,
    Template ItemsNotKnown,
    Template ItemsWithheld,
    Template Oit,
    Template OitItem,
    Template OitPartial,
    Template Elements,
    Template Element,
    Template Assessor,
    Template OitAllPublished,
    Template NeutralFinding,
    Template NeutralFindingOit,
    Template NeutralRecommendation,
    Template NeutralRecommendationOit,
    ImmutableArray<Template> NeutralSteps,
    ImmutableArray<Template> NeutralEvidence,
    Template NeutralPeriod,
    Template NeutralResponsible
);
