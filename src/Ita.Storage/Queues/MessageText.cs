using System.Text;

namespace Ita.Storage.Queues;

/// <summary>
/// The text of a queue's message. Ours travel in base64, as they always did; the queues are read as they are, because
/// whoever lets the host or the client decode them never sees a message that is not base64: it is lost, or stops the
/// reading of all others (docs/decisions/0014).
/// </summary>
public static class MessageText
{
    private static readonly UTF8Encoding s_strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>What the message says: decoded where it is a text in base64, else as it is. Never fails.</summary>
    public static string Read(string raw)
    {
        var bytes = new byte[raw.Length];
        if (!Convert.TryFromBase64String(raw, bytes, out var written))
            return raw;
        try
        {
            return s_strict.GetString(bytes, 0, written);
        }
        catch (DecoderFallbackException)
        {
            return raw;
        }
    }
}
