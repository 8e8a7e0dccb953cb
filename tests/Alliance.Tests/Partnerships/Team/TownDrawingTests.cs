using System.Globalization;
using Alliance.Partnerships.Team;
using NetTopologySuite.Algorithm.Distance;

namespace Alliance.Tests.Partnerships.Team;

public class TownDrawingTests
{
    /// <summary>A round lake shore with this many corners, a kilometer across, that trembles by a meter.</summary>
    internal static string Shore(int corners)
    {
        var ring = Enumerable.Range(0, corners).Select(i => (Angle: 2 * Math.PI * i / corners, Out: 0.005 + (i % 2) * 0.00001))
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"[{-71.05 + p.Out * Math.Cos(p.Angle):0.########},{42.35 + p.Out * Math.Sin(p.Angle):0.########}]")).ToList();
        return $$"""{"type":"Polygon","coordinates":[[{{string.Join(',', ring)}},{{ring[0]}}]]}""";
    }

    [Fact]
    public void Of_AHundredThousandCorners_SendsFewAndStaysNear()
    {
        var outline = Shore(100_000);

        var drawn = TownDrawing.Of([(Guid.CreateVersion7(), "Lake", outline)]).Outlines.ShouldHaveSingleItem();

        var (before, after) = (NeighborhoodMap.Read(outline)!, NeighborhoodMap.Read(drawn.GeoJson)!);
        after.NumPoints.ShouldBeLessThanOrEqualTo(TownDrawing.MostCorners);
        drawn.GeoJson.Length.ShouldBeLessThan(200_000);
        // Twenty meters, where the lake is a thousand across.
        (DiscreteHausdorffDistance.Distance(after, before) * 111_195).ShouldBeLessThan(20);
        after.Covers(new NetTopologySuite.Geometries.Point(drawn.X, drawn.Y)).ShouldBeTrue();
    }

    [Fact]
    public void Of_AFewCorners_LeavesThemAsTheyAre()
    {
        var drawn = TownDrawing.Of([(Guid.CreateVersion7(), "Quay", """{"type":"Polygon","coordinates":[[[-71.1,42.3],[-71,42.3],[-71,42.4],[-71.1,42.4],[-71.1,42.3]],[[-71.06,42.34],[-71.06,42.36],[-71.04,42.36],[-71.04,42.34],[-71.06,42.34]]]}""")]).Outlines.ShouldHaveSingleItem();

        var shape = NeighborhoodMap.Read(drawn.GeoJson)!;
        shape.NumPoints.ShouldBe(10);
        shape.Covers(new NetTopologySuite.Geometries.Point(-71.05, 42.35)).ShouldBeFalse("a hole stays a hole");
        shape.Covers(new NetTopologySuite.Geometries.Point(drawn.X, drawn.Y)).ShouldBeTrue();
    }

    [Fact]
    public void Of_WhatIsNoOutline_IsLeftOut() => TownDrawing.Of([(Guid.CreateVersion7(), "x", "no outline")]).Outlines.ShouldBeEmpty();
}
