using System.Globalization;
using Alliance.Evaluation.Analysis;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Evaluation.Reports.Plots;

/// <summary><c>&lt;trend-plot lines="…" label="…" /&gt;</c>: how groups went month by month; a mark where each begins.</summary>
[HtmlTargetElement("trend-plot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrendPlotTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private const int Width = 640, Height = 260, Left = 46, Right = 628, Top = 14, Bottom = 222, Looks = 8, MonthsNamed = 6;

    public IReadOnlyList<TrendLine> Lines { get; set; } = [];
    public required string Label { get; set; }

    /// <summary>Each group has its own color and dashes, so that either tells it.</summary>
    public static string LookOf(int place) => $"pa-study-plot__line pa-study-plot__line--{(place % Looks).ToString(CultureInfo.InvariantCulture)}";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var months = Lines.SelectMany(line => line.Points).Select(point => point.Month).Distinct().Order().ToList();
        var values = Lines.SelectMany(line => line.Points).Select(point => point.Value).OfType<double>().ToList();
        if (months.Count == 0 || values.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var drawing = new Drawing(output, Width, Height, words["{0}, as a drawing; the same stands in the table below.", Label]);
        var y = Axis.Over(values, Bottom, Top);
        var (first, last) = (Number(months[0]), Number(months[^1]));
        double X(DateOnly month) => first == last ? (Left + Right) / 2.0 : Left + 8 + (Number(month) - first) * (double)(Right - Left - 16) / (last - first);
        foreach (var level in y.Round)
        {
            drawing.Line("pa-plot__level", Left, y.At(level), Right, y.At(level));
            drawing.Word(Left - 6, y.At(level) + 4, "pa-plot__word--end", level.ToString("0.##", CultureInfo.CurrentCulture));
        }
        var every = Math.Max(1, (int)Math.Ceiling(months.Count / (double)MonthsNamed));
        for (var place = 0; place < months.Count; place += every) drawing.Word(X(months[place]), Bottom + 20, "pa-plot__word--middle", months[place].ToString("MMM yy", CultureInfo.CurrentCulture));
        for (var place = 0; place < Lines.Count; place++)
        {
            var line = Lines[place];
            if (line.BeginsOn is { } begins && Number(begins) >= first && Number(begins) <= last)
                drawing.Line($"pa-study-plot__begin {LookOf(place)}", X(begins) - (first == last ? 0 : (Right - Left - 16.0) / (last - first) / 2), Bottom, X(begins) - (first == last ? 0 : (Right - Left - 16.0) / (last - first) / 2), Bottom - 16);
            drawing.Path(LookOf(place), line.Points.Select(point => point.Value is { } value ? (X(point.Month), y.At(value)) : ((double, double)?)null));
            if (months.Count <= 12) foreach (var point in line.Points) if (point.Value is { } value) drawing.Dot($"pa-study-plot__mark pa-study-plot__mark--{(place % Looks).ToString(CultureInfo.InvariantCulture)}", X(point.Month), y.At(value), 3.5);
        }
    }

    private static int Number(DateOnly month) => month.Year * 12 + month.Month;
}
