using System.Collections.Immutable;
using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>Section 12.</summary>
internal sealed record FollowUpTexts(
    Template Heading,
    Template IntroForm,
    Template Intro,
    Template None,
    Template CaptionForm,
    Template Caption,
    Template Alt,
    Template DoneColumn,
    Template EvidenceColumn,
    Template SuggestionColumn,
    Template NotReported,
    Template LastHeading,
    Template LastIntro,
    Template LastCaption,
    Template LastAlt,
    Template ScoreColumn,
    Template NextHeading,
    Template Certify,
    Template Sign,
    Template SignName,
    Template SignPosition,
    ImmutableArray<Template> SignRoles
);
