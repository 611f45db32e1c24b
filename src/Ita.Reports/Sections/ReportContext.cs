using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Analysis;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Texts;
using Ita.Reports.Typography;

namespace Ita.Reports.Sections;

/// <summary>
/// What every section is built from, and the running numbers of headings, tables and charts.
/// </summary>
internal sealed class ReportContext(ReportFigures figures, ReportTexts texts, Typesetter typesetter)
{
    private int _heading1;
    private int _heading2;
    private int _tables;
    private int _charts;
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    public ReportFigures Figures => figures;

    public ReportInput Input => figures.Input;

    public Agency Agency => Input.Agency;

    public Framework Framework => Input.Framework;

    public FiscalYear Year => Framework.FiscalYear;

    public AssessmentResult Result => figures.Result;

    public AssessmentResult? Previous => figures.Previous;

    public YearComparison? Comparison => figures.Comparison;

    public AgencyAnalysis Analysis => figures.Analysis;

    public ImmutableArray<AssessmentResult> Years => figures.Years;

    public ImmutableArray<ItemFinding> Findings => figures.Findings;

    /// <summary>In order; the tables number those that the agency keeps.</summary>
    public ImmutableArray<Measure> KeptMeasures { get; } =
    [.. figures.Measures.Where(measure => measure.DroppedBecause is null)];

    /// <summary>What the agency does without.</summary>
    public IEnumerable<Measure> DroppedMeasures =>
        figures.Measures.Where(measure => measure.DroppedBecause is not null);

    public ImmutableArray<Measure> PreviousMeasures => figures.PreviousMeasures;

    public ReportTexts Texts => texts;

    public Typesetter Typesetter => typesetter;

    /// <summary>The agency's name as printed.</summary>
    public string AgencyName => typesetter.Text(Agency.Name);

    public decimal Target => Framework.Target.Points;

    /// <summary>The province's medians, if enough agencies are scored for them to be published.</summary>
    public ProvinceFigures? Province =>
        Input.Province is { Agencies: >= ProvinceFigures.FewestAgencies } province ? province : null;

    public RichText Fill(Template template, params ReadOnlySpan<(string Name, TemplateValue Value)> values) =>
        template.Fill(typesetter, values);

    public string Print(Template template, params ReadOnlySpan<(string Name, TemplateValue Value)> values) =>
        template.Print(typesetter, values);

    public ParagraphBlock Paragraph(
        ParagraphKind kind,
        Template template,
        params ReadOnlySpan<(string Name, TemplateValue Value)> values
    ) => new(kind, template.Fill(typesetter, values));

    public HeadingBlock Heading1(string id, string text)
    {
        _heading1++;
        _heading2 = 0;
        _numbers[id] = typesetter.Number(_heading1);
        return new HeadingBlock(1, id, $"{_numbers[id]}. {text}");
    }

    public HeadingBlock Heading2(string id, string text)
    {
        _heading2++;
        _numbers[id] = $"{typesetter.Number(_heading1)}.{typesetter.Number(_heading2)}";
        return new HeadingBlock(2, id, $"{_numbers[id]} {text}");
    }

    /// <summary>The number of a heading that stands further up.</summary>
    public string SectionOf(string id) => _numbers[id];

    /// <summary>The number of the heading that was written last.</summary>
    public string LastSection => typesetter.Number(_heading1);

    /// <summary>Who prepares, reviews and approves, by the agency's profile.</summary>
    public SignatureBlock SignatureBlock()
    {
        var signatures = texts.Signatures;
        var profile = Input.Profile;
        return new SignatureBlock(
            Print(signatures.Sign),
            Print(signatures.Name),
            Print(signatures.Position),
            [
                Place(signatures.PreparedBy, profile.PreparedBy),
                Place(signatures.ReviewedBy, profile.ReviewedBy),
                Place(signatures.ApprovedBy, profile.ApprovedBy),
            ]
        );

        SignaturePlace Place(Template role, Signatory? signatory) =>
            new(
                Print(role),
                signatory?.Name is { } name ? typesetter.Text(name) : null,
                signatory?.Position is { } position ? typesetter.Text(position) : null
            );
    }

    /// <summary>The month on covers: the profile's, else that of the first report of these figures.</summary>
    public string Issued() =>
        Print(Input.Profile.Year(Year).Issued ?? Input.FirstIssued ?? IssueMonth.Of(Input.WrittenAt));

    /// <summary>The month on the cover of what is reported of a year's measures: the profile's, else the newest
    /// input's.</summary>
    public string IssuedOfReportOn(FiscalYear year) =>
        Print(Input.Profile.Year(year).Issued ?? IssueMonth.Of(Input.WrittenAt));

    private string Print(IssueMonth month) =>
        Print(texts.Cover.Issued, ("month", Print(texts.Months[month.Month - 1])), ("year", month.Year));

    /// <summary>A day as people write it: 30 เมษายน 2567.</summary>
    public string Day(DateOnly day) =>
        Print(
            texts.Common.Day,
            ("day", day.Day),
            ("month", Print(texts.Months[day.Month - 1])),
            ("year", day.Year + ThaiCalendar.BuddhistEra)
        );

    /// <summary>The next table's caption; create it before the sentence that refers to it.</summary>
    public Caption NextTable(string text) => new(Print(texts.Common.Table), typesetter.Number(++_tables), text);

    public Caption NextChart(string text) => new(Print(texts.Common.Chart), typesetter.Number(++_charts), text);

    /// <summary>How a sentence refers to a table or chart.</summary>
    public static string Reference(Caption caption) => $"{caption.Label}\u00A0{caption.Number}";

    public string Points(Score? score) => score is { } known ? typesetter.Points(known) : Print(texts.Common.NoFigure);

    /// <summary>The number that a measure has in the tables, from 1; 0 for one that the agency does without.</summary>
    public int NumberOf(Measure measure) => KeptMeasures.IndexOf(measure) + 1;

    /// <summary>The kept measure that answers an item; null where there is none.</summary>
    public Measure? MeasureFor(ItemFinding finding) =>
        KeptMeasures.FirstOrDefault(measure => measure.Item == finding.Item);

    public Change? InstrumentChange(Instrument instrument) =>
        Comparison?.Instruments.TryGetValue(instrument, out var change) == true ? change : null;

    /// <summary>The points by which an indicator fell, above 0; null where it did not.</summary>
    public decimal? FallenBy(int indicator) =>
        Comparison?.Indicators.TryGetValue(indicator, out var change) == true && change.Direction == Direction.Fallen
            ? -change.Points
            : null;

    /// <summary>เพิ่มขึ้น, ลดลง, คงเดิม.</summary>
    public string DirectionName(Direction direction) =>
        Print(
            direction switch
            {
                Direction.Risen => texts.Analysis.Risen,
                Direction.Fallen => texts.Analysis.Fallen,
                _ => texts.Analysis.Same,
            }
        );

    /// <summary>บรรลุ, ยังไม่บรรลุ, ยังไม่มีผล.</summary>
    public string AgainstTarget(Score? score) =>
        Print(
            score is not { } known ? texts.Headline.NoResult
            : known.Rounded >= Target ? texts.Headline.Reached
            : texts.Headline.NotReached
        );

    public string IndicatorName(int id) =>
        Print(texts.Common.Indicator, ("id", id), ("name", Framework.Indicator(id).NameTh));

    /// <summary>The item's wording, or its indicator's name where the wording is not known.</summary>
    public string ItemText(ItemId id)
    {
        var item = Framework.FindItem(id)!;
        return item.TextTh.Length > 0 ? typesetter.Text(item.TextTh) : IndicatorName(item.Indicator);
    }

    /// <summary>The level reached, with its wording in a year that has both: <c>A (ผ่าน)</c>.</summary>
    public string LevelWithWording() => LevelWithWording(Result);

    /// <summary>The same of the year before, if there is one.</summary>
    public string LastLevelWithWording() => LevelWithWording(Previous!);

    private string LevelWithWording(AssessmentResult result) =>
        result.Levels is [var own, var wording, ..]
            ? $"{own.Level} ({wording.Level})"
            : result.Level ?? Print(texts.Common.NoFigure);

    /// <summary>IIT และ OIT: the questionnaires without a result.</summary>
    public string Missing() => Join(Result.Missing.Select(ShortName));

    /// <summary>Whether what the scores rest on is sure, and what of it is not.</summary>
    public string FrameworkState() =>
        Result.IsProvisional
            ? Print(texts.Appendix.FrameworkUnsure, ("parts", Unsure()))
            : Print(texts.Appendix.FrameworkSure);

    /// <summary>What of the framework is not sure, if the result is provisional.</summary>
    public string Unsure()
    {
        var certainty = Framework.Certainty;
        var confidences = new[] { certainty.Weights, certainty.Points, certainty.Levels, certainty.Grouping };
        return Join(
            confidences
                .Zip(texts.Common.Unsure, (confidence, name) => (confidence, name))
                .Where(own => own.confidence != Confidence.High || !certainty.IsProvisional)
                .Select(own => Print(own.name))
        );
    }

    /// <summary>Every item of every questionnaire has a score that is published.</summary>
    public bool AreAllItemsKnown =>
        Result.IsComplete && Result.Parts.All(part => !part.Items.IsEmpty && part.Items.All(item => !item.IsWithheld));

    /// <summary>Every item has all points.</summary>
    public bool AreAllItemsFull => AreAllItemsKnown && Analysis.Gains.IsEmpty;

    public string IndicatorNumber(int id) => Print(texts.Common.IndicatorNumber, ("id", id));

    /// <summary>IIT, EIT ส่วนที่ 1, OIT.</summary>
    public string ShortName(Instrument instrument) =>
        instrument switch
        {
            Instrument.EIT1 => Print(texts.Common.EitPart1),
            Instrument.EIT2 => Print(texts.Common.EitPart2),
            _ => instrument.ToString(),
        };

    /// <summary>The official name in Thai.</summary>
    public string FullName(Instrument instrument) => typesetter.Text(Framework.Definition(instrument).NameTh);

    /// <summary>ก, ข และค.</summary>
    public string Join(IEnumerable<string> parts, string separator = ", ")
    {
        var all = parts.ToList();
        if (all.Count < 2)
            return string.Concat(all);
        // A Thai word follows และ without a space; a Latin name or a figure is separated by one.
        var space = all[^1][0] is >= 'ก' and <= 'ไ' ? "" : " ";
        return $"{string.Join(separator, all.SkipLast(1))} {Print(texts.Common.And)}{space}{all[^1]}";
    }

    /// <summary>
    /// Questionnaires whose scores are tested against the target: both EIT parts, or the combined EIT where only that
    /// is known.
    /// </summary>
    public IEnumerable<InstrumentResult> TestedInstruments()
    {
        var combinedOnly = Result.Part(Instrument.EIT) is not null;
        return Result.Instruments.Where(own =>
            combinedOnly ? !own.Instrument.IsEitPart() : own.Instrument != Instrument.EIT || !Framework.HasEitParts
        );
    }
}
