using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Fuzz;

/// <summary>
/// Files that are made to be dear. <c>ITA_HOSTILE_MIB=20</c> makes them as large as a file may be, and <c>ITA_HOSTILE_FOLDER</c> keeps
/// them, for measuring.
/// </summary>
public sealed class HostileTests
{
    public static TheoryData<string> Names => [.. HostileWorkbooks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_workbook_is_accepted_or_rejected_with_a_code_at_little_cost(string name)
    {
        var content = HostileWorkbooks.Make(name, int.TryParse(Environment.GetEnvironmentVariable("ITA_HOSTILE_MIB"), out var mebibytes) ? mebibytes : 1);
        if (Environment.GetEnvironmentVariable("ITA_HOSTILE_FOLDER") is { } folder) File.WriteAllBytes(Path.Combine(folder, name + ".xlsx"), content);

        var (codes, _) = AnyFile.Check("iit.xlsx", content);

        if (name is "one-attribute" or "rows-without-end") Assert.Equal("too-large", Assert.Single(codes));
        if (name is "nested") Assert.Equal("damaged", Assert.Single(codes));
        if (name is "wrong-answers" or "long-wrong-answers" or "shared-strings") Assert.Contains("answer-unknown", codes);
    }
}
