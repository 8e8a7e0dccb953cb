using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Tests.Randomness;

public sealed class RandomNumbersOfRTests
{
    // R 4.2.2: set.seed(1); runif(5)
    [Fact]
    public void Uniform_SeedOne_IsThatOfR()
    {
        var numbers = RandomNumbersOfR.Seeded(1);

        foreach (var printed in new[] { 0.265508663142, 0.372123899637, 0.572853363352, 0.908207789995, 0.201681931037 }) numbers.Uniform().ShouldBe(printed, 5e-13);
    }

    // R 4.2.2: set.seed(123456789); runif(2000)[c(625, 1249, 2000)]: beyond the first turn of the twister.
    [Fact]
    public void Uniform_FarAlong_IsThatOfR()
    {
        var numbers = RandomNumbersOfR.Seeded(123456789);
        double[] drawn = [.. Enumerable.Range(0, 2000).Select(_ => numbers.Uniform())];

        drawn[624].ShouldBe(0.851675346028060, 6e-16);
        drawn[1248].ShouldBe(0.306371639715508, 6e-16);
        drawn[1999].ShouldBe(0.294187718536705, 6e-16);
    }

    // R 4.2.2: set.seed(1); sample(10), set.seed(-7); sample(100)[1:8], set.seed(500); sample(7785)[1:10]; of 65536 and 65537 because bits are drawn by sixteen.
    [Theory]
    [InlineData(1, 10, new[] { 9, 4, 7, 1, 2, 5, 3, 10, 6, 8 })]
    [InlineData(-7, 100, new[] { 22, 53, 55, 85, 82, 40, 12, 9 })]
    [InlineData(42, 65536, new[] { 61413, 54425, 34020, 8826, 46208 })]
    [InlineData(42, 65537, new[] { 61413, 54425, 34020, 8826, 46208 })]
    [InlineData(500, 7785, new[] { 5479, 6555, 6575, 6069, 4082, 5289, 799, 3308, 5167, 5674 })]
    public void Sample_Shuffled_IsThatOfR(int seed, int count, int[] first)
    {
        int[] items = [.. Enumerable.Range(1, count)];
        var drawn = new int[count];

        RandomNumbersOfR.Seeded(seed).Sample<int>(items, drawn);

        drawn.Take(first.Length).ShouldBe(first);
        drawn.Order().ShouldBe(items);
    }

    [Fact]
    public void Seed_Again_StartsAgain()
    {
        var numbers = RandomNumbersOfR.Seeded(7);
        numbers.Uniform();
        numbers.Seed(1);

        numbers.Uniform().ShouldBe(0.265508663142, 5e-13);
    }

    [Fact]
    public void Sample_OfAnotherLength_IsAMistake() =>
        Should.Throw<ArgumentException>(() => RandomNumbersOfR.Seeded(1).Sample<int>([1, 2], new int[3]));
}
