using System.Globalization;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Fuzz;

/// <summary>
/// Files that are made to be dear. <c>ITA_HOSTILE_MIB=20</c> makes them as large as a file may be, and
/// <c>ITA_HOSTILE_FOLDER</c> keeps them, for measuring.
/// </summary>
public sealed class HostileTests
{
    // Most of it is thrown away at once.
    private const long AllocatedPerMebibyte = 64L * 1024 * 1024;

    public static TheoryData<string> Names => [.. HostileWorkbooks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_workbook_is_accepted_or_rejected_with_a_code_at_little_cost(string name)
    {
        if (
            !int.TryParse(
                Environment.GetEnvironmentVariable("ITA_HOSTILE_MIB"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var mebibytes
            )
        )
            mebibytes = 1;
        var content = HostileWorkbooks.Make(name, mebibytes);
        if (Environment.GetEnvironmentVariable("ITA_HOSTILE_FOLDER") is { } folder)
            File.WriteAllBytes(Path.Combine(folder, name + ".xlsx"), content);

        var (codes, _) = AnyFile.Check(
            "iit.xlsx",
            content,
            mostAllocated: AnyFile.MostAllocated + ((mebibytes - 1) * AllocatedPerMebibyte)
        );

        if (name is "rows-without-end")
            Assert.Equal("too-large", Assert.Single(codes));
        // The attribute is cut off before it is too large, where the whole file is small.
        if (name is "one-attribute")
            Assert.Contains(Assert.Single(codes), new[] { "too-large", "damaged" });
        if (name is "nested")
            Assert.Equal("damaged", Assert.Single(codes));
        // A large file has too much text in them.
        if (name is "long-wrong-answers")
            Assert.Contains(codes, code => code is "answer-unknown" or "too-large");
        if (name is "wrong-answers" or "shared-strings")
            Assert.Contains("answer-unknown", codes);
    }
}
