using System.Text.Encodings.Web;
using System.Text.Json;

namespace Alliance.Load;

public sealed record PageTimes(string Page, int Requests, double P50, double P95, double P99);

/// <summary>Times in milliseconds from when a request was due to when its last byte was read.</summary>
public sealed record Report(double Rate, int Seconds, int Requests, int Failed, IReadOnlyList<PageTimes> Pages, double? SaturationRate)
{
    /// <summary>The most that the server held while it was measured; what of it are pages of files counts too.</summary>
    public double? MegabytesResident { get; init; }

    /// <summary>What 10 ms of arithmetic took before anything was asked of the server; see <see cref="Machine.YardstickAsync"/>.</summary>
    public double YardstickP50 { get; init; }
    public double YardstickP99 { get; init; }

    /// <summary>How much of the processors' time the host gave to others while it was measured; null where the kernel does not say.</summary>
    public double? StolenPercent { get; init; }

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Report Of(IReadOnlyCollection<Sample> samples, double rate, int seconds, double? saturation) => new(
        rate, seconds, samples.Count, samples.Count(s => !s.Good),
        [.. samples.GroupBy(s => s.Page).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Times(g.Key, g)).Append(Times("all", samples))],
        saturation);

    public override string ToString() =>
        string.Join(Environment.NewLine, Pages.Select(p => $"{p.Page,-10} {p.Requests,6} requests   p50 {p.P50,7:0.0} ms   p95 {p.P95,7:0.0} ms   p99 {p.P99,7:0.0} ms"))
        + $"{Environment.NewLine}{Failed} failed; saturation at {SaturationRate?.ToString("0", null) ?? "(not sought)"} requests/s{(MegabytesResident is { } held ? $"; {held:0} MB resident at most" : "")}"
        + $"{Environment.NewLine}The machine: 10 ms of arithmetic take {YardstickP50:0.0} ms at p50, {YardstickP99:0.0} at p99; {StolenPercent?.ToString("0.0", null) ?? "(unknown)"} % of its time went to others";

    private static PageTimes Times(string page, IEnumerable<Sample> samples)
    {
        var sorted = samples.Select(s => s.Milliseconds).Order().ToArray();
        return new PageTimes(page, sorted.Length, At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99));
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)], 1);
}
