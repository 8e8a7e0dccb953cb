using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Tests.Randomness;

public sealed class RandomNumbersTests
{
    // xoshiro256** as its authors published it (prng.di.unimi.it/xoshiro256starstar.c), state 1, 2, 3, 4.
    [Fact]
    public void Next_KnownState_IsThePublishedSequence()
    {
        var numbers = RandomNumbers.FromState(1, 2, 3, 4);

        foreach (var published in new ulong[] { 11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576 })
        {
            numbers.Next().ShouldBe(published);
        }
    }

    // These stand in plans that were frozen years ago: they may never change.
    [Fact]
    public void Seeded_SeedOne_IsWhatItAlwaysWas()
    {
        RandomNumbers.Seeded(1).Next().ShouldBe(12966619160104079557UL);
        var numbers = RandomNumbers.Seeded(1);
        Enumerable.Range(0, 10).Select(_ => numbers.Below(6)).ShouldBe([4, 3, 3, 2, 4, 0, 0, 2, 5, 3]);
        int[] items = [1, 2, 3, 4, 5, 6, 7, 8];
        RandomNumbers.Seeded(1).Shuffle<int>(items);
        items.ShouldBe([5, 8, 1, 3, 2, 7, 4, 6]);
        RandomNumbers.Seeded(1, 1).Next().ShouldBe(13229287141060881785UL);
        RandomNumbers.Seeded(1).Normal().ShouldBe(1.884396104787977, 1e-14);
    }

    [Fact]
    public void Seeded_WithADraw_HasNothingToDoWithOthers()
    {
        var firsts = from seed in Enumerable.Range(-20, 41) from draw in Enumerable.Range(-20, 41) select RandomNumbers.Seeded(seed, draw).Next();

        firsts.Concat(Enumerable.Range(-20, 41).Select(seed => RandomNumbers.Seeded(seed).Next())).Distinct().Count().ShouldBe(41 * 41 + 41);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Below_ManyTimes_IsEven(int bound)
    {
        var numbers = RandomNumbers.Seeded(20260103);
        var counts = new int[bound];
        for (var i = 0; i < 1000 * bound; i++) counts[numbers.Below(bound)]++;

        // Chi-squared with bound - 1 degrees of freedom: within four standard deviations.
        counts.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000).ShouldBeInRange(bound - 1 - 4 * Math.Sqrt(2.0 * bound), bound - 1 + 4 * Math.Sqrt(2.0 * bound));
    }

    [Fact]
    public void Shuffle_ManyTimes_GivesEveryOrderAsOften()
    {
        var numbers = RandomNumbers.Seeded(20260104);
        var orders = new Dictionary<string, int>();
        for (var i = 0; i < 24_000; i++)
        {
            char[] items = [.. "abcd"];
            numbers.Shuffle<char>(items);
            orders[new string(items)] = orders.GetValueOrDefault(new string(items)) + 1;
        }

        orders.Count.ShouldBe(24);
        orders.Values.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000).ShouldBeLessThan(49.7); // 0.1 % of chi-squared(23)
    }

    [Fact]
    public void Normal_ManyTimes_HasTheMomentsOfANormal()
    {
        var numbers = RandomNumbers.Seeded(20260105);
        double[] drawn = [.. Enumerable.Range(0, 200_000).Select(_ => numbers.Normal())];

        drawn.Average().ShouldBe(0, 0.01);
        drawn.Average(x => x * x).ShouldBe(1, 0.014);
        drawn.Average(x => x * x * x * x).ShouldBe(3, 0.1);
        drawn.Count(x => Math.Abs(x) > 1.959964).ShouldBeInRange(9_600, 10_400);
    }

    [Fact]
    public void Below_NothingToDrawFrom_IsAMistake() => Should.Throw<ArgumentOutOfRangeException>(() => RandomNumbers.Seeded(1).Below(0));
}
