using System.Runtime.CompilerServices;
using Alliance.Partnerships.Map;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using CsCheck;

namespace Alliance.Tests.Partnerships.Map;

public class InViewTests
{
    private static readonly Gen<TownPoint> Point =
        Gen.Select(Gen.Double[42.30, 42.40], Gen.Double[-71.1, -71.0], Gen.Int[0, 7], Gen.Bool, (latitude, longitude, phase, peace) =>
            new TownPoint(Guid.CreateVersion7(), latitude, longitude, PartnerKind.Business, phase == 0 ? null : (Phase)phase, null, peace));

    [Fact]
    public void Of_AnyPoints_PutsEachInOnePlaceAndItsPhaseToo() =>
        Gen.Select(Point.Array[0, 300], Gen.Double[0, 20]).Sample((points, zoom) =>
        {
            var seen = InView.Of(points, new Viewport(-71.1, 42.3, -71, 42.4, zoom));
            return seen.Total == points.Length
                && seen.Singles.Count + seen.Clusters.Sum(c => c.Count) == points.Length
                && seen.Singles.Select(p => p.Id).Distinct().Count() == seen.Singles.Count
                && seen.Clusters.All(c => c.Count > 1 && c.NotTended + c.ByPhase.Values.Sum() == c.Count && c.Here.Holds(c.Latitude, c.Longitude) && c.Here.Zoom >= Math.Min(zoom, Viewport.Closest))
                && Enumerable.Range(1, 7).All(p => seen.ByPhase.GetValueOrDefault((Phase)p) == points.Count(q => q.Phase == (Phase)p))
                && seen.Known == points.Count(p => p.IsKnown) && seen.Known >= seen.Clusters.Sum(c => c.Known);
        });

    [Fact]
    public void In_AnyView_IsWhatBruteForceFinds() =>
        Gen.Select(Point.Array[0, 200], Gen.Double[-71.2, -70.9], Gen.Double[42.2, 42.5], Gen.Double[0.0001, 0.3], Gen.Double[0.0001, 0.3]).Sample((points, west, south, wide, high) =>
        {
            var view = new Viewport(west, south, west + wide, south + high, 12);
            return new TownPoints([.. points]).In(view).Select(p => p.Id).Order().SequenceEqual(points.Where(p => view.Holds(p.Latitude, p.Longitude)).Select(p => p.Id).Order());
        });

    [Fact]
    public void In_AtTheEdgesOfTheEarth_FindsThem()
    {
        var points = new TownPoints([Spot(-90, -180), Spot(90, 180), Spot(0, 179.9999), Spot(0, -180)]);

        points.In(new Viewport(-180, -90, 180, 90, 0)).Count().ShouldBe(4);
        points.In(new Viewport(179, -1, 180, 1, 5)).Count().ShouldBe(1);
        points.In(new Viewport(-180, -1, -179, 1, 5)).Count().ShouldBe(1);
    }

    [Fact]
    public void Point_AnywhereOnEarth_LiesWithinACentimeterOfWhereItWasPut() =>
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180]).Sample((latitude, longitude) =>
        {
            var point = Spot(latitude, longitude);
            return Math.Abs(point.Latitude - latitude) <= 0.51e-7 && Math.Abs(point.Longitude - longitude) <= 0.51e-7 && Math.Abs(point.Down - Viewport.DownOf(latitude)) <= 1e-9;
        });

    [Fact]
    public void Point_TakesFortyEightBytes() => Unsafe.SizeOf<TownPoint>().ShouldBe(48);

    [Fact]
    public void Of_TwoHundredThousand_StaysAShortList()
    {
        var dice = new Random(1);
        var points = new TownPoints([.. Enumerable.Range(0, 200_000).Select(_ => Spot(38 + dice.NextDouble() * 0.09, -66 + dice.NextDouble() * 0.144))]);

        foreach (var zoom in new[] { 8.0, 11, 12.5, 14, 16 })
        {
            // A desk's window of 1280 by 560.
            var (wide, high) = (1280 * 360 / (512 * Math.Pow(2, zoom)), 560 * 360 / (512 * Math.Pow(2, zoom)) * 0.79);
            var view = new Viewport(Math.Max(-180, -65.93 - wide / 2), Math.Max(-89, 38.045 - high / 2), -65.93 + wide / 2, Math.Min(89, 38.045 + high / 2), zoom);
            var seen = InView.Of(points.In(view), view);
            (seen.Clusters.Count + seen.Singles.Count).ShouldBeLessThan(200, $"at zoom {zoom}");
        }
    }

    private static TownPoint Spot(double latitude, double longitude) => new(Guid.CreateVersion7(), latitude, longitude, PartnerKind.Business, null, null, false);
}
