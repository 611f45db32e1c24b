using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Analysis;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Texts;

namespace Ita.Reports;

/// <summary>
/// Checks a finished document: every number in its text must come from the report's figures. The known numbers are
/// collected from the result, the framework and the texts, not from the sections, so that a mistake in a section is
/// found.
/// </summary>
public sealed partial class FigureCheck
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private FigureCheck() { }

    /// <summary>Collects the numbers that the report's documents may contain.</summary>
    public static FigureCheck Of(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var check = new FigureCheck();
        check.AddYearsAndTimes(model);
        check.AddResult(model.Result);
        foreach (var year in model.Figures.Years.SkipLast(1))
            check.AddResult(year);
        check.AddComparison(model.Comparison);
        check.AddFramework(model);
        check.AddAnalysis(model);
        check.AddTexts(model);
        check.AddNumbering(model);
        return check;
    }

    /// <summary>The numbers in a text that are not the report's, each once, in Arabic digits.</summary>
    public IReadOnlyList<string> FindUnknown(string text) =>
        [.. Numbers(text).Where(number => !_known.Contains(number)).Distinct()];

    // A word with a Latin letter in it (e13, an address, a checksum) is a name, not a figure.
    private static IEnumerable<string> Numbers(string text)
    {
        foreach (Match match in WordOrNumber().Matches(Arabic(text)))
        {
            if (!match.Value.Any(char.IsAsciiLetter))
                yield return match.Value;
        }
    }

    private static string Arabic(string text) =>
        string.Create(
            text.Length,
            text,
            (arabic, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                    arabic[i] = source[i] is >= '๐' and <= '๙' ? (char)('0' + (source[i] - '๐')) : source[i];
            }
        );

    private void AddYearsAndTimes(ReportModel model)
    {
        var year = model.Result.FiscalYear.Value;
        AddCounts(year - 1, year + 1);
        foreach (var earlier in model.Figures.Years)
            AddPlain(earlier.FiscalYear.Value);
        var profile = model.Input.Profile.Year(model.Result.FiscalYear);
        AddText($"{profile.Remark} {profile.PublishedAt}");
        if (profile.Issued is { } issued)
            AddPlain(issued.Year);
        if (model.Input.FirstIssued is { } first)
            AddPlain(first.Year);
        if (profile.PublishBy is { } day)
        {
            AddPlain(day.Day);
            AddPlain(day.Year + ThaiCalendar.BuddhistEra);
        }

        AddTime(model.Input.WrittenAt);
        foreach (var source in model.Input.Sources)
            AddTime(source.UploadedAt);
    }

    private void AddTime(DateTimeOffset instant)
    {
        var time = Typography.ThaiTime.Of(instant);
        AddCounts(time.Year, time.Year);
        AddCounts(time.Day, time.Day);
        _known.Add(string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}.{time.Minute:00}"));
    }

    private void AddResult(AssessmentResult result)
    {
        Add(result.Total);
        foreach (var instrument in result.Instruments)
            Add(instrument.Score);
        foreach (var indicator in result.Indicators)
            Add(indicator.Score);
        foreach (var part in result.Parts)
        {
            if (part.Respondents is { } respondents)
                AddPlain(respondents);
            if (part.RequiredRespondents is { } required)
                AddPlain(required);
            foreach (var indicator in part.Indicators)
            {
                Add(indicator.Score);
                foreach (var sub in indicator.SubIndicators)
                    Add(sub.Score);
            }

            foreach (var item in part.Items)
            {
                Add(item.Score);
                if (item.Answered is { } answered)
                    AddPlain(answered);
                AddText(item.Suggestion);
                foreach (var sub in item.SubItems)
                    Add(sub.Score);
            }
        }
    }

    private void AddComparison(YearComparison? comparison)
    {
        if (comparison is null)
            return;
        foreach (var change in comparison.Indicators.Values.Concat(comparison.Instruments.Values))
            Add(change);
        if (comparison.Total is { } total)
            Add(total);
        foreach (var change in comparison.Items.Values)
            Add(change);
    }

    private void Add(Change change)
    {
        AddPoints(change.Last);
        AddPoints(change.This);
        AddPoints(Math.Abs(change.Points));
        if (change.Percent is { } percent)
            AddPoints(Math.Abs(percent));
    }

    private void AddFramework(ReportModel model)
    {
        var framework = model.Input.Framework;
        AddPlain(framework.Target.Points);
        AddPoints(framework.Target.Points);
        AddText(framework.Target.PlanTh);
        if (framework.Target.AgencyShare is { } share)
            AddPlain(share);
        if (model.Result.Total is { } total && total.Rounded < framework.Target.Points)
            AddPoints(framework.Target.Points - total.Rounded);
        AddPlain(100);
        foreach (var part in framework.WholeInstruments.Concat(framework.Questionnaires))
        {
            AddPlain(part.Weight);
            AddText(part.NameTh);
            if (model.Result.ScoreOf(part.Instrument) is { } score)
                Add(new Score(score.Value * part.Weight / 100m));
        }

        foreach (var scale in framework.LevelScales.Concat(model.Input.Coming?.Framework?.LevelScales ?? []))
        {
            AddPlain(scale.Levels.Length);
            foreach (var level in scale.Levels)
            {
                AddPoints(level.TotalMin);
                AddPlain(level.TotalMin);
                AddPlain(level.EachInstrumentMin ?? 0);
                AddPoints(scale.TotalMaxOf(level));
                if (level.EachInstrumentMin is { } each)
                    AddPoints(each);
            }
        }

        foreach (var indicator in framework.Indicators)
        {
            AddPlain(indicator.Id);
            AddText(indicator.NameTh);
            foreach (var sub in indicator.SubIndicators)
                AddText($"{sub.Id} {sub.NameTh}");
            foreach (var item in indicator.Items)
                AddText($"{item.TextTh} {string.Join(' ', item.SubItems.Select(sub => sub.TextTh))}");
        }

        if (model.Input.Agency.ServiceUserCount is { } served)
            AddPlain(served);
        if (model.Input.Agency.StaffCount is { } staff)
            AddPlain(staff);
        foreach (var quota in framework.RespondentQuotas.Values.SelectMany(known => known.Of(model.Input.Agency)))
            AddPlain(quota.Least);
        foreach (var rule in framework.Sampling.Values)
        {
            AddPlain(rule.Percent);
            AddPlain(rule.Least);
            AddPlain(rule.Enough);
            if (model.Input.Agency.StaffCount is { } population)
                AddPlain(rule.RequiredOf(population));
        }
    }

    private void AddAnalysis(ReportModel model)
    {
        AddPlain(model.Analysis.StrengthThreshold);
        AddPoints(model.Analysis.StrengthThreshold);
        AddPlain(Disclosure.LeastRespondents);
        foreach (var gain in model.Analysis.Gains)
            AddPoints(gain.Published);
        foreach (var loss in model.Analysis.Losses)
            AddPoints(loss.Published);
        foreach (
            var path in new[]
            {
                model.Analysis.ToTarget,
                model.Analysis.ToNextLevel,
                model.Analysis.EachToTarget,
                model.Analysis.OitAlone,
            }
        )
        {
            Add(path?.Total);
        }

        if (model.Analysis.OitAlone is { } oit)
            AddPoints(oit.Published);
        foreach (var measure in model.Measures)
        {
            foreach (var finding in measure.Findings)
                AddPlain(finding.Target);
            AddPoints(Gains.Rounded(model.Analysis.GainOf(measure.Parts, measure.Item)));
        }

        if (model.Input.Province is not { } province)
            return;
        AddPlain(province.Agencies);
        Add(province.Total);
        foreach (var median in province.Indicators.Values)
            Add(median);
    }

    private void AddTexts(ReportModel model)
    {
        AddText(ReportTexts.ThaiFile);
        AddText($"{model.Input.Agency.Name} {model.Input.Agency.District} {model.Input.Agency.Province}");
        AddText($"{model.Result.FrameworkVersion} {model.Input.Framework.Version} {model.Result.RulesVersion}");
        foreach (var source in model.Input.Sources)
            AddText($"{source.FileName} {source.Sha256}");
        foreach (var finding in model.Findings)
        {
            AddText($"{finding.Finding} {finding.Recommendation} {finding.AssessorSuggestion}");
            AddText(string.Join(' ', finding.Elements));
        }

        foreach (var measure in model.Measures.Concat(model.PreviousMeasures))
        {
            AddText($"{measure.Name} {measure.Period} {measure.Responsible} {measure.DroppedBecause}");
            AddText($"{measure.Done} {measure.DoneEvidence} {measure.Suggestion}");
            AddText(string.Join(' ', measure.Steps.Concat(measure.Evidence)));
        }

        foreach (var item in model.Input.Tallies.SelectMany(tally => tally.Items))
        {
            AddPlain(item.Counts.Sum());
            foreach (var count in item.Counts)
                AddPlain(count);
        }

        foreach (
            var choice in model
                .Input.Framework.Indicators.SelectMany(own => own.Items)
                .SelectMany(Scales)
                .SelectMany(scale => scale.Choices)
        )
        {
            AddPlain(choice.Points);
        }

        AddDifferences(model);
    }

    private static IEnumerable<AnswerScale> Scales(Item item) =>
        item.Scale is { } scale ? [scale] : item.SubItems.Select(sub => sub.Scale);

    // What became of the items of the year before's measures.
    private void AddDifferences(ReportModel model)
    {
        var findings = model.PreviousMeasures.SelectMany(measure => measure.Findings).ToList();
        var scores = model.Result.Parts.SelectMany(part => part.Items).Select(item => item.Score).OfType<Score>();
        foreach (var score in scores)
        {
            foreach (var finding in findings)
                AddPoints(Math.Abs(score.Rounded - finding.Score.Rounded));
        }
    }

    // The numbers of headings, tables, pages and list entries, and counts.
    private void AddNumbering(ReportModel model)
    {
        var blocks = model
            .Documents.SelectMany(document => document.Sections)
            .SelectMany(section => section.Blocks)
            .ToList();
        var lists = blocks
            .OfType<ListBlock>()
            .Select(list => list.Entries.Length)
            .Append(model.Findings.Length)
            .Append(model.Result.Indicators.Length);
        AddCounts(0, Math.Max(lists.Max(), blocks.OfType<TableBlock>().Count()));
        AddCounts(1, model.Main.Pages.Values.Max());
        foreach (var finding in model.Findings)
            AddCounts(1, finding.Elements.Length);
        foreach (var measure in model.Measures)
            AddCounts(1, Math.Max(measure.Steps.Length, measure.Evidence.Length));
        foreach (var heading in blocks.OfType<HeadingBlock>())
            _known.Add(Arabic(heading.Text.Split(' ')[0]).TrimEnd('.'));
    }

    private void Add(Score? score)
    {
        if (score is { } known)
            AddPoints(known.Rounded);
    }

    private void AddPoints(decimal points) => _known.Add(points.ToString("0.00", CultureInfo.InvariantCulture));

    private void AddPlain(decimal number) => _known.Add(number.ToString("0.##", CultureInfo.InvariantCulture));

    private void AddCounts(int first, int last)
    {
        for (var i = first; i <= last; i++)
            AddPlain(i);
    }

    private void AddText(string? text)
    {
        if (text is not null)
            _known.UnionWith(Numbers(text));
    }

    [GeneratedRegex(@"https?://\S+|www\.\S+|[A-Za-z0-9]+(?:[._:/@\-][A-Za-z0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex WordOrNumber();
}
