using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ita.Functions.Host;

namespace Ita.Functions.Tests.Host;

public sealed class EnvelopeFilterTests
{
    [Fact]
    public void An_envelope_without_long_strings_is_kept_byte_for_byte_however_it_is_cut()
    {
        var envelopes = Gen.Elements(
            """{"Data":{"a":"x\\\"y\u0e01"},"Metadata":{"b":"\"2566\"","c":[1,null,{}]}}""",
            """{"Data":{},"Metadata":{"quote":"\\\\","empty":""}}""",
            "not JSON \" at all \\"
        );
        var cuts = Gen.Choose(1, 7);
        var property = Prop.ForAll(
            envelopes.ToArbitrary(),
            cuts.ToArbitrary(),
            (envelope, size) => Encoding.UTF8.GetString(Filter(Encoding.UTF8.GetBytes(envelope), size)) == envelope
        );
        Check.One(Config.QuickThrowOnFailure, property);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(int.MaxValue)]
    public void A_long_string_becomes_an_empty_one_and_what_follows_it_stays(int cut)
    {
        var longText = new string('A', EnvelopeFilter.LongestString) + "\\\"" + new string('B', 10);
        var envelope = """{"Data":{"export":"LONG","n":1},"Metadata":{"fiscalYear":"\"2566\""}}""".Replace(
            "LONG",
            longText,
            StringComparison.Ordinal
        );

        var kept = Encoding.UTF8.GetString(Filter(Encoding.UTF8.GetBytes(envelope), cut));

        Assert.Equal("""{"Data":{"export":"","n":1},"Metadata":{"fiscalYear":"\"2566\""}}""", kept);
    }

    [Fact]
    public void A_string_of_just_the_longest_length_is_kept()
    {
        var text = new string('A', EnvelopeFilter.LongestString);

        using var kept = JsonDocument.Parse(Filter(Encoding.UTF8.GetBytes($"[\"{text}\"]"), 1000));

        Assert.Equal(text, kept.RootElement[0].GetString());
    }

    [Fact]
    public void An_envelope_that_is_large_without_long_strings_is_refused()
    {
        var envelope = Encoding.UTF8.GetBytes(
            "[" + string.Concat(Enumerable.Repeat("1234567,", EnvelopeFilter.LongestEnvelope / 8 + 1))
        );

        Assert.Throws<InvalidDataException>(() => Filter(envelope, 65536));
    }

    private static byte[] Filter(byte[] envelope, int cut)
    {
        var filter = new EnvelopeFilter();
        for (var start = 0; start < envelope.Length; start += Math.Min(cut, envelope.Length))
        {
            filter.Append(envelope.AsSpan(start, Math.Min(cut, envelope.Length - start)));
        }

        return filter.Kept.ToArray();
    }
}
