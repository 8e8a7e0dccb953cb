using Alliance.Partnerships.Export;
using Alliance.Stewardship.Transparency;
using CsCheck;

namespace Alliance.Tests.Stewardship;

/// <summary>Nothing that is held back can be told by taking what is shown from the total.</summary>
public sealed class SuppressionTests
{
    private static readonly Gen<int> Counts = Gen.Frequency((3, Gen.Const(0)), (5, Gen.Int[1, 9]), (4, Gen.Int[10, 30]), (1, Gen.Int[31, 4000]));

    [Fact]
    public void Publish_ALoneSmallCount_TakesTheNextSmallestWithIt()
    {
        var published = Suppression.Publish([[3, 40, 15, 0]]);

        published.Tables[0].ShouldBe([null, 40, null, 0]);
        published.Total.ShouldBe(58);
    }

    [Fact]
    public void Publish_TwoThatHideEachOtherJustSo_TakeNoThird() => Suppression.Publish([[3, 8, 40]]).Tables[0].ShouldBe([null, null, 40]);

    [Fact]
    public void Publish_NobodyIsNoHidingPlace() => Suppression.Publish([[3, 10, 0, 0, 0, 0, 40]]).Tables[0].ShouldBe([null, null, 0, 0, 0, 0, 40]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(9, null)]
    [InlineData(10, 10)]
    public void Publish_ACountThatStandsAlone_IsHeldBackWhereItIsSmall(int count, int? published) => Suppression.Publish(count).ShouldBe(published);

    [Fact]
    public void Publish_TablesOfDifferentWholes_AreRefused() => Should.Throw<InvalidOperationException>(() => Suppression.Publish([[3, 40], [40, 4]]));

    [Fact]
    public void Publish_TwoNinesOfEighteen_TakeAnotherWithThem() =>
        // The two together make 18: with "both below ten" known, each would have to be nine.
        Suppression.Publish([[9, 9, 10, 30]]).Tables[0].ShouldBe([null, null, null, 30]);

    [Fact]
    public void Publish_ATieForTheNextSmallest_TakesBoth() =>
        // Taken by their order, the one left would tell that the other is no nine.
        Suppression.Publish([[10, 10, 9, 30]]).Tables[0].ShouldBe([null, null, null, 30]);

    /// <summary>Against whoever knows the method: of everything that would be published just so, no held-back count is always the same.</summary>
    [Fact]
    public void Publish_EveryTableOfThree_LeavesEachHiddenCountTwoValuesAtLeast() =>
        ShouldLeaveTwo(from a in Enumerable.Range(0, 24) from b in Enumerable.Range(0, 24) from c in Enumerable.Range(0, 24) select (int[][])[[a, b, c]]);

    [Fact]
    public void Publish_EveryPairOfTablesOfOneWhole_LeavesEachHiddenCountTwoValuesAtLeast() =>
        ShouldLeaveTwo(from a in Enumerable.Range(0, 20) from b in Enumerable.Range(0, 20) from c in Enumerable.Range(0, a + b + 1) select (int[][])[[a, b], [c, a + b - c]]);

    private static void ShouldLeaveTwo(IEnumerable<int[][]> all)
    {
        foreach (var alike in all.GroupBy(tables => Suppression.Publish(tables) is var published ? $"{published.Total}|{string.Join('|', published.Tables.Select(t => string.Join(',', t)))}" : ""))
        {
            var published = Suppression.Publish(alike.First());
            for (var table = 0; table < published.Tables.Count; table++)
                for (var place = 0; place < published.Tables[table].Count; place++)
                    if (published.Tables[table][place] is null) alike.Select(t => t[table][place]).Distinct().Count().ShouldBeGreaterThan(1, alike.Key);
        }
    }

    [Fact]
    public void Publish_TooFewToHideAmong_HidesTheTotalInEveryTable()
    {
        var published = Suppression.Publish([[3, 4, 0], [7, 0]]);

        published.Total.ShouldBeNull();
        published.Tables[0].ShouldBe([null, null, 0]);
        published.Tables[1].ShouldBe([null, 0]);
    }

    [Fact]
    public void Publish_OneTableThatWouldTellTheTotal_HidesBoth() =>
        // The first alone could stand; but its sum is the total, and so would tell the second's.
        Suppression.Publish([[8, 0], [4, 4]]).ShouldSatisfyAllConditions(p => p.Total.ShouldBeNull(), p => p.Tables.SelectMany(t => t).Where(c => c > 0).ShouldBeEmpty());

    [Fact]
    public void Publish_AnyTable_ShowsNoSmallCountAndLeavesEachHiddenOneOpen() =>
        Counts.Array[1, 9].Sample(counts =>
        {
            var published = Suppression.Publish([counts]);
            var shown = published.Tables[0];
            shown.ShouldNotContain(c => c > 0 && c < SmallCells.Threshold);
            for (var i = 0; i < counts.Length; i++) (shown[i] ?? counts[i]).ShouldBe(counts[i]);
            if (shown.Contains(null) && published.Total is not null) RangeOf(published, 0).ShouldSatisfyAllConditions(r => r.Least.ShouldBe(1), r => r.Most.ShouldBeGreaterThanOrEqualTo(SmallCells.Threshold));
            if (published.Total is null) shown.Where(c => c > 0).ShouldBeEmpty();
        }, seed: "0000KnFaNcyC", iter: 5_000, threads: 1);

    [Fact]
    public void Publish_TwoTablesOfOneWhole_TellNoMoreTogether() =>
        Gen.Select(Counts.Array[2, 6], Gen.Int[2, 5]).Sample((counts, places) =>
        {
            var other = new int[places];
            for (var i = 0; i < counts.Length; i++) other[i * 7 % places] += counts[i];
            var published = Suppression.Publish([counts, other]);
            // Whoever adds up a table with nothing hidden knows the total.
            if (published.Tables.Any(t => !t.Contains(null)) && counts.Sum() > 0) published.Total.ShouldNotBeNull();
            if (published.Total is null) return;
            for (var table = 0; table < 2; table++)
                if (published.Tables[table].Contains(null)) RangeOf(published, table).Most.ShouldBeGreaterThanOrEqualTo(SmallCells.Threshold);
        }, iter: 5_000, threads: 1);

    /// <summary>What a reader can work out of any count held back in a table: none is below 1, and together they are what the total leaves.</summary>
    private static (int Least, int Most) RangeOf(PublishedCounts published, int table)
    {
        var hidden = published.Tables[table].Count(c => c is null);
        var left = published.Total!.Value - published.Tables[table].Sum(c => c ?? 0);
        return (hidden == 1 ? left : 1, left - (hidden - 1));
    }
}
