using System.CommandLine;
using System.CommandLine.Parsing;
using Ita.Assessment;
using Ita.Assessment.Text;
using Ita.Cli.Output;

namespace Ita.Cli.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class CommonOptions
{
    public static Argument<string[]> Files() =>
        new("FILE")
        {
            Description = "The agency-year's workbooks (.xlsx): one with everything, or one for each instrument.",
            Arity = ArgumentArity.OneOrMore,
        };

    public static Option<FiscalYear> Year() =>
        new("--year", "-y")
        {
            Description = "The fiscal year in the Buddhist era, e.g. 2566.",
            Required = true,
            CustomParser = ParseYear,
        };

    public static Option<AgencyCode?> Agency(string description) =>
        new("--agency") { Description = description, CustomParser = ParseAgency };

    public static Option<bool> Json() =>
        new("--json") { Description = "One JSON object on standard output and nothing else." };

    public static Option<OutputLanguage> Language()
    {
        var option = new Option<OutputLanguage>("--lang")
        {
            Description = "th (default) or en.",
            DefaultValueFactory = _ => OutputLanguage.Thai,
            CustomParser = result =>
                result.Tokens[0].Value switch
                {
                    "th" => OutputLanguage.Thai,
                    "en" => OutputLanguage.English,
                    var other => AddError<OutputLanguage>(
                        result,
                        $"--lang {other}: 'th' หรือ 'en' / must be 'th' or 'en'."
                    ),
                },
        };
        option.HelpName = "th|en";
        return option;
    }

    private static FiscalYear ParseYear(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        return FiscalYear.TryParse(ThaiText.Normalise(text), out var year)
            ? year
            : AddError<FiscalYear>(
                result,
                $"--year {text}: ปีงบประมาณต้องเป็นปี พ.ศ. สี่หลัก เช่น 2566 / the fiscal year is a "
                    + $"Buddhist-era year such as 2566."
            );
    }

    private static AgencyCode? ParseAgency(ArgumentResult result) =>
        AgencyCode.TryParse(result.Tokens[0].Value, out var code)
            ? code
            : AddError<AgencyCode?>(
                result,
                $"--agency {result.Tokens[0].Value}: รหัสหน่วยงานไม่ถูกต้อง / is no agency code."
            );

    private static T? AddError<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
