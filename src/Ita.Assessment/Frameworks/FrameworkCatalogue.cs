using System.Collections.Frozen;

namespace Ita.Assessment.Frameworks;

/// <summary>The frameworks by year: the built-in ones, some of which may be replaced or added to.</summary>
public sealed class FrameworkCatalogue
{
    private readonly FrozenDictionary<FiscalYear, Framework> _byYear;

    public FrameworkCatalogue(IEnumerable<Framework> frameworks) =>
        _byYear = frameworks.ToFrozenDictionary(framework => framework.FiscalYear);

    /// <summary>2563–2568, as shipped. Read once.</summary>
    public static FrameworkCatalogue BuiltIn { get; } = ReadBuiltIn();

    public IEnumerable<FiscalYear> Years => _byYear.Keys.Order();

    /// <summary>Null if there is no complete framework for the year.</summary>
    public Framework? Find(FiscalYear year) => _byYear.GetValueOrDefault(year);

    /// <summary>These frameworks with others put in their years' places or beside them.</summary>
    public FrameworkCatalogue With(params IEnumerable<Framework> others)
    {
        var replaced = others.ToDictionary(framework => framework.FiscalYear);
        return new FrameworkCatalogue(
            _byYear.Values.Where(framework => !replaced.ContainsKey(framework.FiscalYear)).Concat(replaced.Values)
        );
    }

    private static FrameworkCatalogue ReadBuiltIn() =>
        new(EmbeddedFiles.In("frameworks/").Select(file => FrameworkFile.ReadShipped(file.Content)));
}
