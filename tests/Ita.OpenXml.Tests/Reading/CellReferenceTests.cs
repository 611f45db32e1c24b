using System.Text;
using Ita.OpenXml.Reading;

namespace Ita.OpenXml.Tests.Reading;

public sealed class CellReferenceTests
{
    [Theory]
    [InlineData(1, 1, "A1")]
    [InlineData(26, 10, "Z10")]
    [InlineData(27, 1, "AA1")]
    [InlineData(702, 1, "ZZ1")]
    [InlineData(703, 1, "AAA1")]
    public void A_cell_is_named_as_a_spreadsheet_names_it(int column, int row, string name)
    {
        Assert.Equal(name, CellReference.ToA1(row, column));
        Assert.True(CellReference.TryParse(Encoding.UTF8.GetBytes(name), out var readRow, out var readColumn));
        Assert.Equal((row, column), (readRow, readColumn));
    }
}
