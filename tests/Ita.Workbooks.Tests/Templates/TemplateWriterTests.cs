using Ita.Assessment;
using Ita.Workbooks.Templates;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Templates;

public sealed class TemplateWriterTests
{
    public static TheoryData<int, Instrument?> EveryTemplate()
    {
        var data = new TheoryData<int, Instrument?>();
        foreach (var year in Exports.Frameworks.Years)
        {
            data.Add(year.Value, null);
            foreach (var part in Exports.Framework(year.Value).Questionnaires) data.Add(year.Value, part.Instrument);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryTemplate))]
    public void A_filled_in_template_is_accepted_and_gives_the_tallies_that_were_entered(int year, Instrument? questionnaire)
    {
        var framework = Exports.Framework(year);
        var filled = FilledTemplate.Fill(framework, TemplateWriter.Write(framework, questionnaire), respondents: 12, seed: year + (int?)questionnaire ?? 0);

        var reading = Exports.Read(year, WorkbookBuilder.FileOf(filled.Content, TemplateWriter.FileName(framework.FiscalYear, questionnaire)));

        Assert.Empty(reading.Problems);
        Assert.Equal(questionnaire is null ? framework.Questionnaires.Length : 1, reading.Parts.Length);
        Assert.Equal(filled.Entered, reading.Parts);
        Assert.Equal(framework.FiscalYear, reading.Agency?.FiscalYear);
    }
}
