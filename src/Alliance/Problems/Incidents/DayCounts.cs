using System.Globalization;
using System.Text;

namespace Alliance.Problems.Incidents;

/// <summary>Counts by day of one month. A day that no row speaks of is unknown, which is not zero.</summary>
public sealed class DayCounts
{
    private readonly int[] counts = Enumerable.Repeat(Unknown, 31).ToArray();
    private const int Unknown = -1;

    /// <param name="day">1 to 31.</param>
    public int? this[int day]
    {
        get => counts[day - 1] == Unknown ? null : counts[day - 1];
        set => counts[day - 1] = value ?? Unknown;
    }

    public void Add(int day, int count) => this[day] = checked((this[day] ?? 0) + count);

    public IEnumerable<(int Day, int Count)> Known => Enumerable.Range(1, 31).Where(day => this[day] is not null).Select(day => (day, this[day]!.Value));

    /// <summary>"3:2 17:1": two on the third, one on the seventeenth.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (day, count) in Known) text.Append(text.Length > 0 ? " " : "").Append(CultureInfo.InvariantCulture, $"{day}:{count}");
        return text.ToString();
    }

    public static DayCounts Read(string text)
    {
        var days = new DayCounts();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            days[int.Parse(part.AsSpan(0, colon), CultureInfo.InvariantCulture)] = int.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        }
        return days;
    }
}
