using System.Globalization;
using Alliance.Partnerships.Engagements;

namespace Alliance.Partnerships.Goals;

public enum PlotMeasure { Stage, Importance, Confidence }

/// <summary>Where the marks of one measure lie on a drawing of its own, for either side.</summary>
public sealed class GoalPlot
{
    public const int Width = 360, Height = 150, Top = 10, Right = 352, Bottom = 124;

    private readonly DateTime from;
    private readonly TimeSpan span;
    private readonly PlotMeasure measure;
    private readonly IReadOnlyList<GoalStep> steps;

    public GoalPlot(IReadOnlyList<GoalStep> steps, PlotMeasure measure, DateTime until)
    {
        this.measure = measure;
        this.steps = [.. steps.Where(s => ValueOf(s) is not null)];
        from = steps.Count == 0 ? until : steps[0].At;
        span = until - from > TimeSpan.FromDays(1) ? until - from : TimeSpan.FromDays(1);
        Until = from + span;
    }

    public bool IsEmpty => steps.Count == 0;
    public DateTime From => from;
    public DateTime Until { get; }

    /// <summary>Names of stages need room; numbers do not.</summary>
    public int Left => measure == PlotMeasure.Stage ? 136 : 30;

    public int Least => measure == PlotMeasure.Stage ? 1 : 0;
    public int Most => measure == PlotMeasure.Stage ? 5 : 10;

    /// <summary>Values with a line across and a word beside it.</summary>
    public IEnumerable<int> Levels => measure == PlotMeasure.Stage ? Enumerable.Range(1, 5) : [0, 5, 10];

    public double X(DateTime at) => Left + (Right - Left) * ((at - from) / span);

    public double Y(int value) => Bottom - (double)(Bottom - Top) * (value - Least) / (Most - Least);

    public IReadOnlyList<PlotMark> Marks(Side side) => [.. steps.Where(s => s.Side == side).Select(s => new PlotMark(X(s.At), Y(ValueOf(s)!.Value), s.IsRecurrence))];

    /// <summary>A stage holds until it is seen otherwise; between two readings a straight line.</summary>
    public string Path(Side side)
    {
        var marks = Marks(side);
        if (marks.Count == 0) return "";
        var path = $"M{Plain(marks[0].X)} {Plain(marks[0].Y)}";
        foreach (var mark in marks.Skip(1)) path += measure == PlotMeasure.Stage ? $"H{Plain(mark.X)}V{Plain(mark.Y)}" : $"L{Plain(mark.X)} {Plain(mark.Y)}";
        return measure == PlotMeasure.Stage ? $"{path}H{Right}" : path;
    }

    private int? ValueOf(GoalStep step) => measure switch
    {
        PlotMeasure.Stage => (int?)step.Stage,
        PlotMeasure.Importance => step.Importance,
        _ => step.Confidence,
    };

    public static string Plain(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

public readonly record struct PlotMark(double X, double Y, bool IsRecurrence);
