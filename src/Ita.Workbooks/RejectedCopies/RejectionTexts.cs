using System.Globalization;
using Ita.Assessment.Text;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>The texts of <c>rejection.json</c>.</summary>
internal static class RejectionTexts
{
    private static readonly BilingualTexts Texts = new(typeof(RejectionTexts).Assembly, "rejection.json");

    public static Bilingual Get(string code) => Texts[code];

    public static Bilingual Get(string code, long count) =>
        Texts[code].With("count", count.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>Both languages, as a table's header has them.</summary>
    public static string Both(string code) => $"{Texts[code].Th}\n{Texts[code].En}";
}
