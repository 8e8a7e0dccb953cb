using System.Globalization;

namespace Alliance.Evaluation.Results;

/// <summary>Where the bars of some items lie on a drawing: a line for each item, in it a piece for each answer, as wide as its share.</summary>
public sealed class AnswerBars(IReadOnlyList<ItemFigures> items, Func<ItemFigures, int> numberOf)
{
    public const int Width = 480;
    public const int LineHeight = 34;
    private const int Left = 40;
    private const double WideEnough = 0.085;

    public int Height => Math.Max(1, items.Count) * LineHeight + 6;

    public IEnumerable<BarLine> Lines => items.Select((item, i) => new BarLine(numberOf(item), i * LineHeight + 6, [.. Pieces(item)]));

    /// <summary>The look of an answer: five shades from one end to the other, however many answers there are.</summary>
    public static int ShadeOf(int answer, int of) => of <= 1 ? 1 : 1 + (int)Math.Round((answer - 1) * 4.0 / (of - 1));

    public static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static IEnumerable<BarPiece> Pieces(ItemFigures item)
    {
        if (item.Counts is not { } counts) yield break;
        var (all, x) = (counts.Sum(), (double)Left);
        for (var answer = 1; answer <= counts.Count; answer++)
        {
            var share = (double)counts[answer - 1] / all;
            var width = share * (Width - Left);
            if (width > 0) yield return new BarPiece(x, width, ShadeOf(answer, counts.Count), share >= WideEnough ? share : null);
            x += width;
        }
    }
}

public sealed record BarLine(int Number, double Y, IReadOnlyList<BarPiece> Pieces);

/// <param name="Said">The share, where there is room to write it.</param>
public sealed record BarPiece(double X, double Width, int Shade, double? Said)
{
    public double Middle => X + Width / 2;
}
