using System.Globalization;

namespace Alliance.Problems.Incidents;

/// <summary>Where months lie on a drawing: a bar for what was counted, lines for what is fitted and what was expected, a mark at the day of the response.</summary>
public sealed class MonthPlot(IReadOnlyList<MonthPoint> points, DateOnly? response)
{
    /// <summary>Half of a month's name; nearer to the edge it would be cut.</summary>
    private const int NameReach = 22;

    public const int Width = 480, Height = 210, Left = 38, Right = 472, Top = 24, Bottom = 176;

    private readonly double most = Math.Max(1, points.Max(p => Math.Max(p.Count, Math.Max(p.Fitted ?? 0, p.Expected ?? 0))));

    private double Step => (double)(Right - Left) / points.Count;

    /// <summary>A few round numbers up the side.</summary>
    public IReadOnlyList<int> Levels
    {
        get
        {
            var size = Math.Pow(10, Math.Floor(Math.Log10(most)));
            var step = (int)Math.Max(1, (most / size) switch { <= 2 => size / 2, <= 5 => size, _ => size * 2 });
            return [.. Enumerable.Range(0, (int)(most / step) + 1).Select(level => level * step)];
        }
    }

    public double Y(double count) => Bottom - (Bottom - Top) * count / most;

    public double X(int place) => Left + Step * (place + 0.5);

    public double BarWidth => Math.Max(1.5, Step * 0.62);

    /// <summary>Some months get their name, so that names do not run into each other.</summary>
    public IEnumerable<(double X, string Name)> Names
    {
        get
        {
            var every = Math.Max(1, (int)Math.Ceiling(points.Count / 6.0));
            for (var place = 0; place < points.Count && X(place) < Width - NameReach; place += every) yield return (X(place), points[place].Month.ToString("MMM yy", CultureInfo.CurrentCulture));
        }
    }

    /// <summary>Where the day of the response lies among the months; nothing where it lies outside.</summary>
    public double? ResponseX
    {
        get
        {
            if (response is not { } day) return null;
            var place = points.ToList().FindIndex(p => p.Month.Year == day.Year && p.Month.Month == day.Month);
            return place < 0 ? null : Left + Step * (place + (day.Day - 1.0) / DateTime.DaysInMonth(day.Year, day.Month));
        }
    }

    public string Path(Func<MonthPoint, double?> value)
    {
        var path = "";
        for (var place = 0; place < points.Count; place++)
            if (value(points[place]) is { } there) path += $"{(path.Length == 0 ? 'M' : 'L')}{Plain(X(place))} {Plain(Y(there))}";
        return path;
    }

    public static string Plain(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
