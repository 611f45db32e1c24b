using Ita.Cli.Samples;

namespace Ita.Cli.Tests.Samples;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_numbers_of_a_seed_are_the_same_for_ever()
    {
        var random = SeededRandom.For(2566, $"a purpose");

        Assert.Equal([962, 630, 516, 319, 431, 686, 205, 49], Enumerable.Range(0, 8).Select(_ => random.Below(1000)));
    }

    [Fact]
    public void Another_seed_or_purpose_gives_other_numbers()
    {
        var sequences = new[]
        {
            SeededRandom.For(1, $"a"),
            SeededRandom.For(2, $"a"),
            SeededRandom.For(1, $"b"),
        }.Select(random => string.Join(',', Enumerable.Range(0, 8).Select(_ => random.Below(1000))));

        Assert.Equal(3, sequences.Distinct().Count());
    }

    [Fact]
    public void Between_reaches_both_ends_and_nothing_beyond()
    {
        var random = SeededRandom.For(1, $"between");

        var drawn = Enumerable.Range(0, 200).Select(_ => random.Between(-2, 2)).Distinct().Order();

        Assert.Equal([-2, -1, 0, 1, 2], drawn);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 100)]
    public void A_chance_of_nothing_never_happens_and_a_certain_one_always(int perMille, int times)
    {
        var random = SeededRandom.For(1, $"chance");

        Assert.Equal(times, Enumerable.Range(0, 100).Count(_ => random.Chance(perMille)));
    }

    [Fact]
    public void Shuffling_keeps_every_element()
    {
        var shuffled = SeededRandom.For(1, $"shuffle").Shuffle(Enumerable.Range(0, 50));

        Assert.Equal(Enumerable.Range(0, 50), shuffled.Order());
        Assert.NotEqual(Enumerable.Range(0, 50), shuffled);
    }
}
