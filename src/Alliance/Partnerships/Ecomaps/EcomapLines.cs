using System.Globalization;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>The strokes of a tie: a line between two organisations, shortened to their edges, with teeth where it is stressed, and arrows where support flows.</summary>
public sealed record EcomapLines(Spot From, Spot To)
{
    private const double Edge = 22, Tooth = 4.5, ToothLength = 7, ArrowLength = 11, ArrowWidth = 5.5;

    private double Length => Math.Max(1, Math.Sqrt(Math.Pow(To.X - From.X, 2) + Math.Pow(To.Y - From.Y, 2)));
    private Spot Along => new((To.X - From.X) / Length, (To.Y - From.Y) / Length);

    /// <summary>At that way from the beginning, so far beside the line.</summary>
    private Spot At(double way, double beside = 0) => new(From.X + Along.X * way - Along.Y * beside, From.Y + Along.Y * way + Along.X * beside);

    public string Path(TieQuality quality, TieFlow flow)
    {
        // Under an arrow the line ends earlier: it would show beside the tip.
        var begin = Edge + (flow is TieFlow.ToFirst or TieFlow.Both ? ArrowLength - 2 : 0);
        var end = Length - Edge - (flow is TieFlow.ToSecond or TieFlow.Both ? ArrowLength - 2 : 0);
        var points = new List<Spot> { At(begin) };
        var teeth = quality == TieQuality.Stressed ? (int)Math.Max(0, Math.Floor((end - begin) / ToothLength) - 1) : 0;
        for (var tooth = 1; tooth <= teeth; tooth++) points.Add(At(begin + (end - begin) * tooth / (teeth + 1), tooth % 2 == 0 ? Tooth : -Tooth));
        points.Add(At(end));
        return "M" + string.Join('L', points.Select(p => $"{Plain(p.X)} {Plain(p.Y)}"));
    }

    /// <summary>The tips, each as the points of a triangle.</summary>
    public IEnumerable<string> Arrows(TieFlow flow)
    {
        if (flow is TieFlow.ToSecond or TieFlow.Both) yield return Tip(Length - Edge, -ArrowLength);
        if (flow is TieFlow.ToFirst or TieFlow.Both) yield return Tip(Edge, ArrowLength);
    }

    private string Tip(double way, double back) => string.Join(' ', new[] { At(way), At(way + back, ArrowWidth), At(way + back, -ArrowWidth) }.Select(p => $"{Plain(p.X)},{Plain(p.Y)}"));

    public static string Plain(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
