using Alliance.Partnerships.Export;

namespace Alliance.Tests.Partnerships.Export;

public class SmallCellsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(9, null)]
    [InlineData(10, 10)]
    public void Show_HeldBackBelowTen_ExceptNobody(int count, int? shown) => SmallCells.Show(count, holdBack: true).Value.ShouldBe(shown);

    [Fact]
    public void Show_NotHeldBack_IsTheNumber() => SmallCells.Show(3, holdBack: false).Value.ShouldBe(3);

    [Theory]
    [InlineData(new[] { 20, 30 }, 50, false)]
    [InlineData(new[] { 20, 3 }, 20, true)]
    [InlineData(new[] { 20, 3, 4 }, 20, true)]
    [InlineData(new[] { 20, 6, 7 }, 33, false)]
    [InlineData(new[] { 6, 7 }, 13, false)]
    [InlineData(new[] { 2, 3 }, null, false)]
    [InlineData(new[] { 0, 0 }, 0, false)]
    public void Sum_SomeHeldBack_LetsNobodySubtract(int[] counts, int? value, bool atLeast) => SmallCells.Sum(counts, holdBack: true).ShouldBe(new ShownSum(value, atLeast));
}
