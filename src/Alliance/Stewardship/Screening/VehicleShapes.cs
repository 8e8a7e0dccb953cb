using System.Text.RegularExpressions;

namespace Alliance.Stewardship.Screening;

/// <summary>Licence plates and vehicle numbers. Most plates look like bus lines and room numbers, so a vehicle must be near.</summary>
internal static class VehicleShapes
{
    private static readonly ulong Vehicles = WordClasses.Named("car") | WordClasses.Named("make");

    public static Shape[] All { get; } =
    [
        Shape.Of(Category.Vehicle, @"\b(plates?|tag|placas?|matricula)( ?(no\b\.?|number|#|is|was|reads|reading|starts with|:))* ?[a-z0-9]{0,4}[- ]?\d[a-z0-9]{1,5}\b"),
        Shape.AsTyped(@"\b([A-Z]{2,3}[- ]?\d{3,4}|\d{3,4}[- ]?[A-Z]{2,3}|\d[A-Z]{3}\d{3})\b", NearVehicle),
        Shape.Of(@"\b[a-hj-npr-z0-9]{17}\b", HasLettersAndDigits),
    ];

    private static Category? NearVehicle(Reading reading, Match match) =>
        reading.HasNear(reading.TokenAt(match.Index), Vehicles) ? Category.Vehicle : null;

    private static Category? HasLettersAndDigits(Reading reading, Match match) =>
        match.Value.Any(char.IsAsciiDigit) && match.Value.Any(char.IsAsciiLetter) ? Category.Vehicle : null;
}
