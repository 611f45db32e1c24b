using Ita.Assessment.Text;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Tests.Tables;

public sealed class ItemNumberTests
{
    [Theory]
    [InlineData("i1", "i1")]
    [InlineData("I1", "i1")]
    [InlineData("I 1", "i1")]
    [InlineData("i-1", "i1")]
    [InlineData("(i1)", "i1")]
    [InlineData("ข้อ i1", "i1")]
    [InlineData("ข้อi1", "i1")]
    [InlineData("i๑", "i1")]
    [InlineData("i1 1 ปี", "i1")]
    [InlineData("i1ข้อความ", "i1")]
    [InlineData("i1.", "i1")]
    [InlineData("i1. ข้อความ", "i1")]
    [InlineData("i1: ข้อความ", "i1")]
    [InlineData("i11.2", "i11.2")]
    [InlineData("i๑๑.๒", "i11.2")]
    [InlineData("i11.2 เอื้อประโยชน์", "i11.2")]
    [InlineData("i11 (2)", "i11.2")]
    [InlineData("i11(2)", "i11.2")]
    [InlineData("(i11) (2)", "i11.2")]
    [InlineData("(i11.2)", "i11.2")]
    [InlineData("i11 (2566)", "i11")]
    [InlineData("i11.25", "i11")]
    [InlineData("i11 (ก)", "i11")]
    [InlineData("i011", "i11")]
    [InlineData("e13", "e13")]
    [InlineData("E 13 หน่วยงาน", "e13")]
    [InlineData("o12", "o12")]
    [InlineData("O12", "o12")]
    [InlineData("OIT 12", "o12")]
    [InlineData("OIT12", "o12")]
    [InlineData("oit-12", "o12")]
    [InlineData("๐๑๒", "o12")]
    [InlineData("012", "o12")]
    [InlineData("01", "o1")]
    [InlineData("๐๑ โครงสร้าง", "o1")]
    [InlineData("ข้อ ๐๑๒", "o12")]
    [InlineData("ข้อที่ o12", "o12")]
    [InlineData("o\u200B12", "o12")]
    [InlineData("o\u00A012", "o12")]
    [InlineData("i99", "i99")]
    public void A_spelling_of_a_number_is_read(string text, string expected)
    {
        Assert.True(ItemNumber.TryRead(ThaiText.Normalise(text), out var number));
        Assert.Equal(expected, number.Id.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("i")]
    [InlineData("e-mail")]
    [InlineData("E-Service")]
    [InlineData("item 3")]
    [InlineData("IIT")]
    [InlineData("EIT1")]
    [InlineData("OIT")]
    [InlineData("0")]
    [InlineData("0123")]
    [InlineData("0812345678")]
    [InlineData("00")]
    [InlineData("12")]
    [InlineData("i0")]
    [InlineData("i2566")]
    [InlineData("ข้อ 1")]
    [InlineData("ข้อคำถาม")]
    [InlineData("1. การปฏิบัติหน้าที่")]
    [InlineData("ประทับเวลา")]
    public void Other_text_is_no_number(string text) =>
        Assert.False(ItemNumber.TryRead(ThaiText.Normalise(text), out _));

    [Fact]
    public void A_zero_typed_for_the_letter_is_marked()
    {
        Assert.True(ItemNumber.TryRead("012", out var zero));
        Assert.True(zero.IsZero);
        Assert.True(ItemNumber.TryRead("o12", out var letter));
        Assert.False(letter.IsZero);
    }
}
