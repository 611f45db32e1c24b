using System.Text.RegularExpressions;
using Ita.Web.Site;

namespace Ita.Web.Tests.Site;

public sealed partial class SiteTextsTests
{
    [Fact]
    public void Both_languages_say_the_same_things() =>
        Assert.Equal(
            SiteTexts.Thai.Keys.Order(StringComparer.Ordinal),
            SiteTexts.English.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_text_has_the_same_places_in_both_languages() =>
        Assert.All(
            SiteTexts.Thai.Keys,
            key => Assert.Equal(Places(SiteTexts.Thai[key]), Places(SiteTexts.English[key]))
        );

    [Fact]
    public void Thai_texts_are_Thai_and_English_ones_are_not()
    {
        // A few are names, and the link to the other language is in that one.
        string[] apart = ["site.short", "site.otherLanguage"];
        foreach (var key in SiteTexts.Thai.Keys.Except(apart))
        {
            Assert.True(Thai().IsMatch(SiteTexts.Thai[key]), $"{key}: {SiteTexts.Thai[key]}");
            Assert.False(Thai().IsMatch(SiteTexts.English[key]), $"{key}: {SiteTexts.English[key]}");
        }
    }

    private static string Places(string text) =>
        string.Join(',', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsThai}", RegexOptions.CultureInvariant)]
    private static partial Regex Thai();
}
