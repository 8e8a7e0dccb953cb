namespace Alliance.Stewardship.Screening;

internal static class Shapes
{
    private static readonly Shape[] All = [.. OfficialShapes.All, .. AgeShapes.All, .. BodyShapes.All, .. HomeShapes.All, .. VehicleShapes.All];

    public static IEnumerable<Hit> Find(Reading reading) =>
        reading.Text.Lower.AsSpan().IndexOfAnyInRange('0', '9') < 0 ? [] : All.SelectMany(shape => shape.Find(reading));
}
