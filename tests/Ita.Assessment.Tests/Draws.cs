using System.Globalization;
using FsCheck;

namespace Ita.Assessment.Tests;

/// <summary>
/// How many cases a property is tried with. <c>ITA_MOST_DRAWS</c> caps the number, for runs in which every call of the
/// tested code is counted (mutation).
/// </summary>
internal static class Draws
{
    private static readonly int s_most = int.Parse(
        Environment.GetEnvironmentVariable("ITA_MOST_DRAWS") ?? "1000000000",
        NumberStyles.None,
        CultureInfo.InvariantCulture
    );

    public static int AtMost(int count) => Math.Min(count, s_most);

    public static Config Config(int count = 100) => FsCheck.Config.QuickThrowOnFailure.WithMaxTest(AtMost(count));
}
