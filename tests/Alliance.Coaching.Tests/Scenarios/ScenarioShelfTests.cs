using Alliance.Coaching.Scenarios;

namespace Alliance.Coaching.Tests.Scenarios;

public sealed class ScenarioShelfTests
{
    [Fact]
    public void All_AreInTheOrderOfTheirTitles_AndFoundByTheirKeys()
    {
        ScenarioShelf.All.Select(s => s.Title).ShouldBe(ScenarioShelf.All.Select(s => s.Title).Order(StringComparer.Ordinal));
        ScenarioShelf.All.ShouldAllBe(s => ReferenceEquals(ScenarioShelf.Find(s.Key), s));
        ScenarioShelf.Find("shop-owner").ShouldBeNull();
    }
}
