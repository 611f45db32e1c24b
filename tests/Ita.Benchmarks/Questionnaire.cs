using System.Globalization;
using System.Text.Json.Nodes;
using Ita.Assessment;
using Ita.Assessment.Frameworks;

namespace Ita.Benchmarks;

/// <summary>
/// The questionnaire that is measured: the IIT of 2566, made 60 answers long with sub-items of its own.
/// </summary>
internal static class Questionnaire
{
    public const int Answers = 60;

    public static readonly FiscalYear Year = new(2566);

    public static FrameworkCatalogue Frameworks { get; } = FrameworkCatalogue.BuiltIn.With(Lengthened());

    /// <summary>Each column's item number and scale, in order.</summary>
    public static IReadOnlyList<(string Id, AnswerScale Scale)> Columns { get; } =
    [
        .. Frameworks
            .Find(Year)!
            .ItemsOf(Instrument.IIT)
            .SelectMany(item =>
                item.HasSubItems
                    ? item.SubItems.Select(sub => (sub.Id.ToString(), sub.Scale))
                    : [(item.Id.ToString(), item.Scale!)]
            ),
    ];

    private static Framework Lengthened()
    {
        using var stream =
            typeof(Framework).Assembly.GetManifestResourceStream("frameworks/2566.json")
            ?? throw new InvalidOperationException("The framework of 2566 is not there.");
        var json = JsonNode.Parse(stream)!;
        var withSubItems = json["indicators"]!
            .AsArray()
            .Where(indicator => (string?)indicator!["instrument"] == "IIT")
            .SelectMany(indicator => indicator!["items"]!.AsArray())
            .Select(item => (Id: (string)item!["id"]!, SubItems: item["subItems"]?.AsArray()))
            .Where(item => item.SubItems is not null)
            .ToList();
        var missing =
            Answers
            - FrameworkCatalogue
                .BuiltIn.Find(Year)!
                .ItemsOf(Instrument.IIT)
                .Sum(item => Math.Max(1, item.SubItems.Length));
        foreach (var (id, subItems) in Enumerable.Repeat(withSubItems, 9).SelectMany(items => items).Take(missing))
        {
            var number = (subItems!.Count + 1).ToString(CultureInfo.InvariantCulture);
            subItems.Add(
                new JsonObject
                {
                    ["id"] = $"{id}.{number}",
                    ["textTh"] = "ข้อ " + number,
                    ["scale"] = "pos4",
                }
            );
        }

        return FrameworkFile.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));
    }
}
