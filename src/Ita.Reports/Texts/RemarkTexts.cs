using Ita.Reports.Typography;

namespace Ita.Reports.Texts;

/// <summary>Section 4: the assessor's remark, by rule.</summary>
internal sealed record RemarkTexts(
    Template Heading,
    Template Reached,
    Template NotReached,
    Template NoTotal,
    Template AllAbove,
    Template SomeBelow,
    Template AllBelow,
    Template NoInstrument,
    Template Plan,
    Template ByRule
);
