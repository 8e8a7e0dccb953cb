using System.Diagnostics;
using Alliance.Partnerships.Import.Register;

namespace Alliance.Tests.Partnerships.Import.Register;

public class BostonTests
{
    [Fact]
    public void Make_BostonRegister_AccountsForEveryRowAndSuggestsLittle()
    {
        var clock = Stopwatch.StartNew();
        var plan = Plan(out var mapping);
        clock.Stop();

        mapping.ColumnOf(RegisterField.Name).ShouldBe(0);
        mapping.LeftOut.ShouldBeEmpty();
        plan.Rows.Count.ShouldBe(2879);
        (plan.Imported + plan.Merged + plan.Rejected).ShouldBe(2879);
        plan.Merged.ShouldBe(2);
        plan.Rejected.ShouldBe(0);
        plan.MissingPhone.ShouldBe(446);
        plan.MissingCoordinate.ShouldBe(880);
        plan.PlacedInNeighborhood.ShouldBe(1997);
        plan.Suggestions.Count.ShouldBe(6);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        TestContext.Current.TestOutputHelper?.WriteLine($"Boston in {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Make_BostonRegister_SuggestsTheHospitalAndNotItsCoffeeCart()
    {
        var plan = Plan(out _);
        var names = plan.Rows.ToDictionary(row => row.Row, row => row.Cleaned!.Name);
        var pairs = plan.Suggestions.Select(pair => $"{names[pair.First.Row!.Value]} / {names[pair.Second.Row!.Value]}").ToList();

        pairs.ShouldContain("Brigham & Women Hospital / Brighams & Womens Hospital");
        pairs.ShouldNotContain(pair => pair.Contains("Cart") || pair.Contains("Stand") || pair.Contains("Field"));
    }

    [Fact]
    public void Detect_BostonRegister_FindsOneDefaultCoordinate()
    {
        var found = Plan(out _).Placeholders.Coordinates.ShouldHaveSingleItem();

        (found.Coordinates.Latitude, found.Coordinates.Longitude, found.Rows).ShouldBe((42.3594, -71.0587, 880));
    }

    private static RegisterPlan Plan(out ColumnMapping mapping)
    {
        var table = Given.Value(RegisterFile.Read(SharedData.Bytes("boston/active-food-establishment-licenses.csv"), "boston.csv"));
        var areas = Given.Value(Neighborhoods.Read(SharedData.Bytes("boston/neighborhoods.geojson"))).Areas;
        areas.Count.ShouldBe(26);
        mapping = Given.Value(ColumnMapping.Guess(table));
        return RegisterPlan.Make(table, mapping, [], new AreaLocator(areas));
    }
}
