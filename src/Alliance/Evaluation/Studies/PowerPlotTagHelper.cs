using System.Globalization;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc.Rendering;
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
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pa-plot pa-months");
        output.Attributes.SetAttribute("viewBox", $"0 0 {PowerPlot.Width} {PowerPlot.Height}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", words["{0}, as a drawing; the same stands in the table below.", Label]);
        foreach (var level in PowerPlot.Levels)
        {
            Line(output, "pa-plot__level", PowerPlot.Left, PowerPlot.Right, PowerPlot.Y(level), PowerPlot.Y(level));
            Text(output, PowerPlot.Left - 6, PowerPlot.Y(level) + 4, "pa-plot__word pa-plot__word--end", level.ToString("P0", CultureInfo.CurrentCulture));
        }
        foreach (var effect in plot.Effects) Text(output, Math.Clamp(plot.X(effect), PowerPlot.Left + 8, PowerPlot.Right - 14), PowerPlot.Bottom + 18, "pa-plot__word pa-plot__word--middle", Said(effect, IsShare));
        Text(output, (PowerPlot.Left + PowerPlot.Right) / 2.0, PowerPlot.Height - 12, "pa-plot__word pa-plot__word--middle", IsShare ? words["change, as a share of the usual count"] : words["effect, in standard deviations"]);
        var curve = new TagBuilder("path");
        curve.Attributes["class"] = "pa-months__fitted";
        curve.Attributes["d"] = plot.Path;
        output.Content.AppendHtml(curve);
        if (Detectable is { } least)
        {
            Line(output, "pa-months__response", plot.X(least), plot.X(least), PowerPlot.Y(FourOfFive), PowerPlot.Bottom);
            Line(output, "pa-months__expected", PowerPlot.Left, plot.X(least), PowerPlot.Y(FourOfFive), PowerPlot.Y(FourOfFive));
        }
    }

    public static string Said(double effect, bool isShare) => effect.ToString(isShare ? "P0" : "0.##", CultureInfo.CurrentCulture);

    private static void Line(TagHelperOutput output, string look, double x1, double x2, double y1, double y2)
    {
        var line = new TagBuilder("line");
        line.Attributes["class"] = look;
        (line.Attributes["x1"], line.Attributes["x2"]) = (PowerPlot.Plain(x1), PowerPlot.Plain(x2));
        (line.Attributes["y1"], line.Attributes["y2"]) = (PowerPlot.Plain(y1), PowerPlot.Plain(y2));
        output.Content.AppendHtml(line);
    }

    private static void Text(TagHelperOutput output, double x, double y, string look, string said)
    {
        var word = new TagBuilder("text");
        word.Attributes["class"] = look;
        (word.Attributes["x"], word.Attributes["y"]) = (PowerPlot.Plain(x), PowerPlot.Plain(y));
        word.InnerHtml.Append(said);
        output.Content.AppendHtml(word);
    }
}
