using System.Text.RegularExpressions;
using Alliance.Partnerships.Team;

namespace Alliance.Tests.Partnerships.Team;

public partial class NeighborhoodMapTests
{
    private static string Box(double west, double south, double east, double north) =>
        FormattableString.Invariant($"{{\"type\":\"Polygon\",\"coordinates\":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}");

    [Fact]
    public void Draw_TwoNeighbors_LieBesideEachOtherWithNorthUp()
    {
        Guid west = Guid.CreateVersion7(), north = Guid.CreateVersion7();

        var map = NeighborhoodMap.Draw([(west, "West", Box(0, 0, 1, 1)), (north, "North East", Box(1, 1, 2, 2))]);

        var (a, b) = (Points(map, west), Points(map, north));
        a.Max(p => p.X).ShouldBe(b.Min(p => p.X), 0.2);
        b.Max(p => p.Y).ShouldBe(a.Min(p => p.Y), 0.2);
        a.Concat(b).ShouldAllBe(p => p.X >= 0 && p.X <= map.Width && p.Y >= 0 && p.Y <= map.Height);
    }

    [Fact]
    public void Draw_ALongBorder_KeepsOnlyTheCornersOneSees()
    {
        var border = string.Join(',', Enumerable.Range(0, 500).Select(i => FormattableString.Invariant($"[{i / 500.0},0]")));
        var map = NeighborhoodMap.Draw([(Guid.CreateVersion7(), "Long", $"{{\"type\":\"Polygon\",\"coordinates\":[[{border},[1,0],[1,1],[0,1],[0,0]]]}}")]);

        map.Shapes.ShouldHaveSingleItem().Path.Count(c => c is 'M' or 'L').ShouldBeLessThan(10);
    }

    [Fact]
    public void Draw_ANameTooWideForItsArea_IsLeftToTheTable()
    {
        var map = NeighborhoodMap.Draw([(Guid.CreateVersion7(), "Big", Box(0, 0, 10, 10)), (Guid.CreateVersion7(), "A very long name for so small a place", Box(10, 0, 10.5, 0.5))]);

        map.Shapes.Single(s => s.Label.Count > 0).Label.ShouldBe(["Big"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[1,2]}")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[]}")]
    public void Draw_WhatIsNoOutline_IsLeftOut(string outline) => NeighborhoodMap.Draw([(Guid.CreateVersion7(), "x", outline)]).Shapes.ShouldBeEmpty();

    private static List<(double X, double Y)> Points(NeighborhoodMap map, Guid area) =>
        [.. Corner().Matches(map.Shapes.Single(s => s.AreaId == area).Path).Select(m => (double.Parse(m.Groups[1].Value, null), double.Parse(m.Groups[2].Value, null)))];

    [GeneratedRegex(@"[ML]([\d.]+) ([\d.]+)")]
    private static partial Regex Corner();
}
