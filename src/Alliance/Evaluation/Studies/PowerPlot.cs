using System.Globalization;

namespace Alliance.Evaluation.Studies;

/// <summary>Where the points of a power curve lie on a drawing: the effect to the right, the power upwards.</summary>
public sealed class PowerPlot(IReadOnlyList<PowerPoint> curve)
{
    public const int Width = 480, Height = 250, Left = 44, Right = 468, Top = 16, Bottom = 196;
    private const int Names = 4;

    private readonly double most = Math.Max(1e-9, curve.Max(p => p.Effect));

    public double X(double effect) => Left + (Right - Left) * effect / most;

    public static double Y(double power) => Bottom - (Bottom - Top) * power;

    public static IReadOnlyList<double> Levels { get; } = [0, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>A few effects along the foot.</summary>
    public IEnumerable<double> Effects => Enumerable.Range(0, Names + 1).Select(step => most * step / Names);

    public string Path => string.Concat(curve.Select((point, place) => $"{(place == 0 ? 'M' : 'L')}{Plain(X(point.Effect))} {Plain(Y(point.Power))}"));

    public static string Plain(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
