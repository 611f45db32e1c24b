using System.Diagnostics;
using System.Globalization;
using Ita.Assessment.Scoring;

namespace Ita.Assessment.Tests.Scoring;

public sealed class PossibleScoresTests(ITestOutputHelper output)
{
    [Fact]
    public void Throw_away()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("OFFICES") ?? "200", CultureInfo.InvariantCulture);
        var first = int.Parse(Environment.GetEnvironmentVariable("FIRST") ?? "0", CultureInfo.InvariantCulture);
        int? fixedR = Environment.GetEnvironmentVariable("RESP") is { } r ? int.Parse(r, CultureInfo.InvariantCulture) : null;
        var read = Environment.GetEnvironmentVariable("NOREAD") is null;
        var (left, last, bad, total, narrowedLast, determinedLast) = (0, 0, 0, 0, 0, 0);
        var slowest = 0.0; var sum = 0.0; var slow = 0;
        var (items, before, after, indBefore, indAfter, inds) = (0, 0, 0, 0, 0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var office = SmallOffice.Draw(seed, fixedR);
            var exact = office.Exact;
            var watch = Stopwatch.StartNew();
            var shown = Disclosure.Apply(office.Framework, exact);
            var time = watch.Elapsed.TotalMilliseconds;
            sum += time;
            if (time > slowest && seed > first + 20) (slowest, slow) = (time, seed);
            var old = OldDisclosure.Apply(exact);
            foreach (var part in exact.Parts.Where(part => part.Instrument != Instrument.OIT))
            {
                items += part.Items.Count(item => item.Score is not null);
                before += old.Part(part.Instrument)!.Items.Count(item => item.IsWithheld);
                after += shown.Part(part.Instrument)!.Items.Count(item => item.IsWithheld);
                inds += part.Indicators.Length;
                indBefore += old.Part(part.Instrument)!.Indicators.Count(item => item.IsWithheld);
                indAfter += shown.Part(part.Instrument)!.Indicators.Count(item => item.IsWithheld);
            }
            if (!read) continue;
            var (findings, leftOut) = Reader.Read(office.Framework, office.Tallies, shown);
            left += leftOut;
            total += findings.Count;
            last += findings.Count(finding => finding.IsLast);
            narrowedLast += findings.Count(finding => finding.IsLast && finding.IsNarrowed);
            determinedLast += findings.Count(finding => finding.IsLast && finding.Possible == 1 && finding.All > 1);
            foreach (var finding in findings.Where(finding => finding.IsNarrowed && !finding.IsLast))
            {
                bad++;
                if (bad < 40) output.WriteLine($"{seed} {office.Framework.FiscalYear} {office.Respondents} {finding}");
            }
        }

        output.WriteLine($"R {fixedR} items {items} before {100.0 * before / items:0.0}% after {100.0 * after / items:0.0}% indicators {100.0 * indBefore / inds:0.0}% {100.0 * indAfter / inds:0.0}%");
        output.WriteLine($"{total} findings, {left} groups left out, {last} last ({narrowedLast} narrowed, {determinedLast} determined), bad {bad}; {sum / count:0.00} ms, slowest {slowest:0.0} ({slow})");
        Assert.Equal(0, bad);
    }
}
