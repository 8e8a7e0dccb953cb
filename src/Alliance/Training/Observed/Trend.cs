using System.Globalization;

namespace Alliance.Training.Observed;

/// <summary>A learner's observations as points from left to right, and the height of the first.</summary>
public sealed class Trend
{
    public const int Width = 640;
    public const int Height = 200;
    private const int Edge = 36;

    public Trend(IReadOnlyList<Observed> open)
    {
        var means = open.Select(o => o.Overall).OfType<double>().ToList();
        Points = [.. means.Select((mean, i) => (X: X(i, means.Count), Y: Y(mean)))];
        Line = string.Join(' ', Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")));
    }

    public IReadOnlyList<(double X, double Y)> Points { get; }
    public string Line { get; }
    public double? Baseline => Points.Count == 0 ? null : Points[0].Y;

    public static double Y(double mark) => Height - Edge + 12 - (mark - Checklist.Lowest) / (Checklist.Highest - Checklist.Lowest) * (Height - 2 * Edge + 12);

    private static double X(int index, int count) => count == 1 ? Width / 2.0 : Edge + index * (Width - 2.0 * Edge) / (count - 1);
}
