using Alliance.Coaching.Scenarios;

namespace Alliance.Coaching.Tests.Scenarios;

public sealed class ChanceTests
{
    /// <summary>Reckoned in another language with whole numbers of any length: a kept conversation must go on as it began, whatever is changed here.</summary>
    [Theory]
    [InlineData(7, 3, "line", 10965848222972735915)]
    [InlineData(1, 0, "trust", 15122349308572232259)]
    [InlineData(123456789, 12, "struggle", 11408789507183631944)]
    [InlineData(-5, 2, "line", 12342437087336296134)]
    public void Of_IsTheSameOnEveryMachine(long seed, int turn, string what, ulong expected)
    {
        Chance.Of(seed, turn, what).ShouldBe(expected);
        Chance.Below(seed, turn, what, 3).ShouldBe((int)(expected % 3));
    }
}
