using Alliance.Partnerships.Team;

namespace Alliance.Tests.Partnerships.Team;

public class CoverageTests
{
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 3, 0)]
    [InlineData(1, 6, 1)]
    [InlineData(1, 3, 2)]
    [InlineData(13, 20, 2)]
    [InlineData(2, 3, 3)]
    [InlineData(21, 24, 3)]
    [InlineData(9, 10, 4)]
    [InlineData(1, 1, 4)]
    public void Level_KnownOfTotal_IsItsShade(int known, int total, int? level) => new Coverage(known, total).Level.ShouldBe(level);

    [Fact]
    public void Sum_Parts_AddsBoth() => Coverage.Sum([new(1, 2), new(0, 5), new(3, 3)]).ShouldBe(new Coverage(4, 10));
}
