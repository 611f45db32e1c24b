using Ita.Assessment.Submissions;

namespace Ita.Assessment.Tests.Submissions;

public sealed class SystemFileTests
{
    [Theory]
    [InlineData("~$ผล.xlsx")]
    [InlineData("._ผล.xlsx")]
    [InlineData(".~lock.ผล.xlsx#")]
    [InlineData(".DS_Store")]
    [InlineData(".ds_store")]
    [InlineData("Thumbs.db")]
    [InlineData("desktop.ini")]
    public void A_programs_own_file_is_nobodys_upload(string name) => Assert.True(SystemFile.Is(name));

    [Theory]
    [InlineData("ผล.xlsx")]
    [InlineData(".ผล.xlsx")]
    [InlineData("_ผล.xlsx")]
    [InlineData("~ผล.xlsx")]
    [InlineData("ผล~$.xlsx")]
    [InlineData("lock.ผล.xlsx")]
    [InlineData("DS_Store.xlsx")]
    [InlineData("desktop.ini.xlsx")]
    public void One_that_only_looks_like_it_is_somebodys(string name) => Assert.False(SystemFile.Is(name));
}
