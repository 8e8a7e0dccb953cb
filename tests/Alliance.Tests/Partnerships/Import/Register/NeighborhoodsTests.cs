using Alliance.Partnerships.Import.Register;
using CsCheck;

namespace Alliance.Tests.Partnerships.Import.Register;

public class NeighborhoodsTests
{
    [Theory]
    [InlineData("""{"beat":1232}""", "1232")]
    [InlineData("""{"OBJECTID":7,"S_HOOD":"Ash Hill"}""", "Ash Hill")]
    [InlineData("""{"OBJECTID":7,"NBHD_NAME":"Ash Hill"}""", "Ash Hill")]
    public void Read_NameAsOtherCitiesWriteIt_IsFound(string properties, string name) =>
        Given.Value(Neighborhoods.Read(Given.Collection(Given.Square(properties, 0, 0, 1)))).Areas.ShouldHaveSingleItem().Name.ShouldBe(name);

    [Fact]
    public void Locate_PointInAnArea_GivesIt()
    {
        var areas = Read(Given.Square("""{"name":"Harbour"}""", -71, 42, 1), Given.Square("""{"NHOOD":"Hill"}""", -70, 42, 1));
        var locator = new AreaLocator(areas);

        areas.Select(area => area.Name).ShouldBe(["Harbour", "Hill"]);
        locator.Locate(42.5, -70.5)!.Name.ShouldBe("Harbour");
        locator.Locate(42.5, -69.5)!.Name.ShouldBe("Hill");
        locator.Locate(42.5, -70)!.Name.ShouldBe("Harbour", "a shared border belongs to the first");
        locator.Locate(10, 10).ShouldBeNull();
    }

    [Fact]
    public void Read_Area_HasItsBoxAndGeometry()
    {
        var area = Read(Given.Square("""{"name":"Harbour"}""", -71, 42, 1)).Single();

        (area.West, area.South, area.East, area.North).ShouldBe((-71, 42, -70, 43));
        area.GeoJson.ShouldStartWith("{\"type\":\"Polygon\"");
    }

    [Fact]
    public void Read_TwoFeaturesOfOneName_AreOneArea()
    {
        var areas = Read(Given.Square("""{"name":"Isles"}""", -71, 42, 1), Given.Square("""{"name":"Isles"}""", -60, 42, 1));

        areas.Count.ShouldBe(1);
        new AreaLocator(areas).Locate(42.5, -59.5).ShouldNotBeNull();
    }

    [Fact]
    public void Read_BorderThatCrossesItself_IsMended()
    {
        var areas = Read(Given.Feature("""{"name":"Bow"}""", "[0,0],[2,2],[2,0],[0,2],[0,0]"));

        areas.Single().Geometry.IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "not GeoJSON")]
    [InlineData("name,city", "not GeoJSON")]
    [InlineData("[1,2]", "not GeoJSON")]
    [InlineData("null", "not GeoJSON")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "no areas")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"P"},"geometry":{"type":"Point","coordinates":[1,2]}}]}""", "no areas")]
    public void Read_NoAreas_IsRefused(string text, string expected) => Given.Refusal(Neighborhoods.Read(Given.Bytes(text))).ShouldContain(expected);

    [Fact]
    public void Read_AreaWithoutAName_IsRefused() => Refused(Given.Square("""{"id":7}""", 0, 0, 1)).ShouldContain("has no name");

    [Fact]
    public void ReadWhole_WhereOneIsWrong_RefusesAll() =>
        Given.Refusal(Neighborhoods.ReadWhole(Given.Collection(Given.Square("""{"name":"Harbour"}""", -71, 42, 1), Given.Square("""{"id":7}""", -70, 42, 1)))).ShouldContain("Area 2 in this file has no name");

    [Fact]
    public void Read_ProjectedCoordinates_AreRefusedAndSaidSo() => Refused(Given.Square("""{"name":"Harbour"}""", 770_000, 2_950_000, 100)).ShouldContain("longitude and latitude");

    [Fact]
    public void Read_AreaWithoutExtent_IsRefused() => Refused(Given.Feature("""{"name":"Line"}""", "[0,0],[1,1],[0,0],[0,0]")).ShouldContain("damaged");

    [Fact]
    public void Read_DamagedGeoJson_NeverThrows()
    {
        var good = Given.Collection(Given.Square("""{"name":"Harbour"}""", -71, 42, 1));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Char["{}[]\",:0a-e"], Gen.Int[1, good.Length]).Sample((at, value, length) =>
        {
            var content = good[..length];
            content[at % length] = (byte)value;
            return Neighborhoods.Read(content) is not null;
        });
    }

    private static IReadOnlyList<Area> Read(params string[] features) => Given.Value(Neighborhoods.Read(Given.Collection(features))).Areas;

    private static string Refused(params string[] features) => Given.Refusal(Neighborhoods.Read(Given.Collection(features)));
}
