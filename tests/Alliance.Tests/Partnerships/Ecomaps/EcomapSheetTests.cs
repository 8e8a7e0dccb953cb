using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Partners;

namespace Alliance.Tests.Partnerships.Ecomaps;

/// <summary>Where organisations stand on the sheet, and the strokes between them.</summary>
public sealed class EcomapSheetTests
{
    [Fact]
    public void Place_TheSameMap_GivesTheSameSheet()
    {
        var map = Star(9);

        EcomapSheet.Of(map).Spots.ShouldBe(EcomapSheet.Of(map).Spots);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(19)]
    [InlineData(20)]
    public void Place_AnyNumberAroundOne_LeavesRoomForEachName(int around)
    {
        var sheet = EcomapSheet.Of(Star(around));

        foreach (var (id, spot) in sheet.Spots)
        {
            spot.X.ShouldBeInRange(50, EcomapSheet.Width - 50, $"{around} around");
            spot.Y.ShouldBeInRange(20, sheet.Height - 55, $"{around} around");
            foreach (var (_, other) in sheet.Spots.Where(s => s.Key != id))
                (Math.Abs(spot.X - other.X) >= 90 || Math.Abs(spot.Y - other.Y) >= 32).ShouldBeTrue($"two of {around} stand on each other: {spot} and {other}");
        }
    }

    [Fact]
    public void Place_TwoGroupsAndOneWithoutATie_StandBelowEachOther()
    {
        var organizations = Organizations(6);
        var map = new Ecomap(null, organizations, [Tie(organizations[0], organizations[1]), Tie(organizations[1], organizations[2]), Tie(organizations[3], organizations[4])], false);

        var spots = EcomapSheet.Of(map).Spots;

        spots.Count.ShouldBe(6);
        organizations.Take(3).Max(o => spots[o.Id].Y).ShouldBeLessThan(organizations.Skip(3).Take(2).Min(o => spots[o.Id].Y));
        spots[organizations[5].Id].Y.ShouldBeGreaterThan(spots[organizations[4].Id].Y);
    }

    [Fact]
    public void Path_OfAStressedTie_HasTeethOnBothSides_AndOthersAreStraight()
    {
        var lines = new EcomapLines(new Spot(0, 0), new Spot(200, 0));

        lines.Path(TieQuality.Strong, TieFlow.None).ShouldBe("M22 0L178 0");
        var teeth = lines.Path(TieQuality.Stressed, TieFlow.None).TrimStart('M').Split('L').Select(p => p.Split(' ')[1]).ToList();
        teeth.Count.ShouldBeGreaterThan(15);
        teeth.Distinct().ShouldBe(["0", "-4.5", "4.5"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(TieFlow.None, 0)]
    [InlineData(TieFlow.ToFirst, 1)]
    [InlineData(TieFlow.ToSecond, 1)]
    [InlineData(TieFlow.Both, 2)]
    public void Arrows_PointToWhereSupportFlows(TieFlow flow, int tips)
    {
        var arrows = new EcomapLines(new Spot(0, 0), new Spot(200, 0)).Arrows(flow).ToList();

        arrows.Count.ShouldBe(tips);
        if (flow == TieFlow.ToSecond) arrows[0].ShouldStartWith("178,0 ");
        if (flow == TieFlow.ToFirst) arrows[0].ShouldStartWith("22,0 ");
    }

    [Fact]
    public void Lines_OfALongName_EndInDots()
    {
        EcomapDrawingTagHelper.Lines("Meeting House on Candle Square", 16, 3).ShouldBe(["Meeting House on", "Candle Square"]);
        EcomapDrawingTagHelper.Lines("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch", 16, 3).ShouldHaveSingleItem().Length.ShouldBeLessThan(20);
        EcomapDrawingTagHelper.Lines("one of very many words that go on and on and on and do not end", 16, 3)[2].ShouldEndWith("…");
    }

    private static Ecomap Star(int around)
    {
        var organizations = Organizations(around + 1);
        return new Ecomap(organizations[0].Id, organizations, [.. organizations.Skip(1).Select(o => Tie(organizations[0], o))], false);
    }

    private static List<MappedOrganization> Organizations(int count) => [.. Enumerable.Range(0, count).Select(i => new MappedOrganization(new Guid(i + 1, 0, 0, new byte[8]), $"Shop {i:00}", $"shop {i:00}", PartnerKind.Business, null))];

    private static MappedTie Tie(MappedOrganization first, MappedOrganization second) => new(Guid.NewGuid(), first.Id, second.Id, TieQuality.Strong, TieFlow.None, Supports.None, DateTime.UnixEpoch);
}
