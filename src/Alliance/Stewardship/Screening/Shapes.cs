namespace Alliance.Stewardship.Screening;

internal static class Shapes
{
    private static readonly Shape[] All = [.. OfficialShapes.All, .. AgeShapes.All, .. BodyShapes.All, .. HomeShapes.All, .. VehicleShapes.All];

    /// <summary>Shorthand of a patrol log for race and sex, "B/M" or "W/F"; the only shape without a figure.</summary>
    private static readonly Shape RaceAndSex = Shape.AsTyped(@"\b[BWHL]/[MF]\b", (_, _) => Category.RaceOrEthnicity);

    public static IEnumerable<Hit> Find(Reading reading) =>
        RaceAndSex.Find(reading).Concat(reading.Text.Lower.AsSpan().IndexOfAnyInRange('0', '9') < 0 ? [] : All.SelectMany(shape => shape.Find(reading)));
}
