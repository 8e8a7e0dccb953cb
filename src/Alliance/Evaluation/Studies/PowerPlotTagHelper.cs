using System.Globalization;
using Alliance.Evaluation.Reports.Plots;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Evaluation.Studies;

/// <summary><c>&lt;power-plot curve="…" detectable="…" is-share="…" label="…" /&gt;</c>: power over effect, drawn by the server. The same numbers stand in a table beside it.</summary>
[HtmlTargetElement("power-plot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PowerPlotTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private const double FourOfFive = 0.8;

    public IReadOnlyList<PowerPoint> Curve { get; set; } = [];
    public double? Detectable { get; set; }

    /// <summary>Whether effects are shares of the usual count.</summary>
    public bool IsShare { get; set; }
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Curve.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var plot = new PowerPlot(Curve);
        var drawing = new Drawing(output, PowerPlot.Width, PowerPlot.Height, words["{0}, as a drawing; the same stands in the table below.", Label], "pa-months");
        foreach (var level in PowerPlot.Levels)
        {
            drawing.Line("pa-plot__level", PowerPlot.Left, PowerPlot.Y(level), PowerPlot.Right, PowerPlot.Y(level));
            drawing.Word(PowerPlot.Left - 6, PowerPlot.Y(level) + 4, "pa-plot__word--end", level.ToString("P0", CultureInfo.CurrentCulture));
        }
        foreach (var effect in plot.Effects) drawing.Word(Math.Clamp(plot.X(effect), PowerPlot.Left + 8, PowerPlot.Right - 14), PowerPlot.Bottom + 18, "pa-plot__word--middle", Said(effect, IsShare));
        drawing.Word((PowerPlot.Left + PowerPlot.Right) / 2.0, PowerPlot.Height - 12, "pa-plot__word--middle", IsShare ? words["change, as a share of the usual count"] : words["effect, in standard deviations"]);
        drawing.Path("pa-months__fitted", plot.Path);
        if (Detectable is not { } least) return;
        drawing.Line("pa-months__response", plot.X(least), PowerPlot.Y(FourOfFive), plot.X(least), PowerPlot.Bottom);
        drawing.Line("pa-months__expected", PowerPlot.Left, PowerPlot.Y(FourOfFive), plot.X(least), PowerPlot.Y(FourOfFive));
    }

    public static string Said(double effect, bool isShare) => effect.ToString(isShare ? "P0" : "0.##", CultureInfo.CurrentCulture);
}
