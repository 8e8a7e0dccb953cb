using Alliance.Partnerships.Export;
using CsCheck;

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
    [InlineData(new[] { 20, 9, 9 }, 20, true)]
    [InlineData(new[] { 9, 9 }, null, false)]
    [InlineData(new[] { 2, 3 }, null, false)]
    [InlineData(new[] { 0, 0 }, 0, false)]
    public void Sum_SomeHeldBack_LetsNobodySubtract(int[] counts, int? value, bool atLeast) => SmallCells.Sum(counts, holdBack: true).ShouldBe(new ShownSum(value, atLeast));

    /// <summary>Whatever stands in the cells held back, the sum reads the same: so nothing of them can be worked out from it.</summary>
    [Fact]
    public void Sum_OtherCountsHeldBack_SaysTheSame() =>
        Gen.Select(Gen.OneOf(Gen.Const(0), Gen.Int[1, 9], Gen.Int[10, 400]).Array[1, 12], Gen.Int[1, 9].Array[12]).Sample((counts, others) =>
        {
            var changed = counts.Select((count, place) => SmallCells.IsSmall(count) ? others[place] : count).ToArray();

            SmallCells.Sum(changed, holdBack: true).ShouldBe(SmallCells.Sum(counts, holdBack: true));
        }, iter: 2_000, threads: 1);
}
