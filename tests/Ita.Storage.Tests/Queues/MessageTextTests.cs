using System.Text;
using Ita.Storage.Queues;

namespace Ita.Storage.Tests.Queues;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("""{"agencyCode":"310801","fiscalYear":2566}""")]
    [InlineData("ข้อความ")]
    [InlineData("")]
    public void A_text_is_read_in_base64_and_as_it_is(string text)
    {
        Assert.Equal(text, MessageText.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(text, MessageText.Read(text));
    }

    [Theory]
    [InlineData("%%% not base64 %%%")]
    [InlineData("/w==")] // A byte that is no UTF-8.
    [InlineData("eyJhIjox")] // Its end is missing, and yet it is base64.
    public void What_is_no_message_of_ours_is_none_of_an_agency(string raw) =>
        Assert.False(WorkMessage.TryParse(raw, out _));
}
