using System.Globalization;
using Alliance.Evaluation.Analysis;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Evaluation.Reports.Plots;

/// <summary><c>&lt;event-plot study="…" label="…" /&gt;</c>: the effect by months since a unit began, with a band that holds for all at once.</summary>
[HtmlTargetElement("event-plot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EventPlotTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private const int Width = 640, Height = 260, Left = 46, Right = 628, Top = 14, Bottom = 214;

    public required EventStudyResult Study { get; set; }
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var points = Study.Points;
        if (points.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var drawing = new Drawing(output, Width, Height, words["{0}, as a drawing; the same stands in the table below.", Label]);
        var y = Axis.Over(points.SelectMany(point => new[] { point.Low, point.High }).Append(0), Bottom, Top);
        var x = new Axis(points[0].Time - 0.7, points[^1].Time + 0.7, Left, Right);
        foreach (var level in y.Round)
        {
            drawing.Line("pa-plot__level", Left, y.At(level), Right, y.At(level));
            drawing.Word(Left - 6, y.At(level) + 4, "pa-plot__word--end", level.ToString("0.##", CultureInfo.CurrentCulture));
        }
        drawing.Line("pa-study-plot__zero", Left, y.At(0), Right, y.At(0));
        drawing.Line("pa-study-plot__margin", x.At(-0.5), Top, x.At(-0.5), Bottom);
        foreach (var point in points)
        {
            var isClear = point.Low > 0 || point.High < 0;
            drawing.Line(isClear ? "pa-study-plot__reach pa-study-plot__reach--clear" : "pa-study-plot__reach", x.At(point.Time), y.At(point.Low), x.At(point.Time), y.At(point.High));
            drawing.Dot(isClear ? "pa-study-plot__dot pa-study-plot__dot--clear" : "pa-study-plot__dot", x.At(point.Time), y.At(point.Value));
            if (points.Count <= 13 || point.Time % 2 == 0) drawing.Word(x.At(point.Time), Bottom + 17, "pa-plot__word--middle", point.Time.ToString(CultureInfo.CurrentCulture));
        }
        drawing.Word((Left + Right) / 2.0, Height - 10, "pa-plot__word--middle", words["months since the unit began; before it where negative"]);
    }
}
