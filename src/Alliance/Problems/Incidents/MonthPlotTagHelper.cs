using System.Globalization;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Problems.Incidents;

/// <summary><c>&lt;month-plot points="…" response="…" label="…" /&gt;</c>: counts by month, drawn by the server. The same numbers stand in a table beside it.</summary>
[HtmlTargetElement("month-plot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MonthPlotTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    public IReadOnlyList<MonthPoint> Points { get; set; } = [];
    public DateOnly? Response { get; set; }
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Points.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var plot = new MonthPlot(Points, Response);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pa-plot pa-months");
        output.Attributes.SetAttribute("viewBox", $"0 0 {MonthPlot.Width} {MonthPlot.Height}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", words["{0}, as a drawing; the same stands in the table below.", Label]);
        foreach (var level in plot.Levels)
        {
            var y = MonthPlot.Plain(plot.Y(level));
            Add(output, "line", "pa-plot__level", ("x1", $"{MonthPlot.Left}"), ("x2", $"{MonthPlot.Right}"), ("y1", y), ("y2", y));
            AddText(output, MonthPlot.Left - 6, plot.Y(level) + 4, "pa-plot__word pa-plot__word--end", level.ToString(CultureInfo.CurrentCulture));
        }
        for (var place = 0; place < Points.Count; place++)
            Add(output, "rect", Points[place].IsWhole ? "pa-months__bar" : "pa-months__bar pa-months__bar--part", ("x", MonthPlot.Plain(plot.X(place) - plot.BarWidth / 2)), ("y", MonthPlot.Plain(plot.Y(Points[place].Count))),
                ("width", MonthPlot.Plain(plot.BarWidth)), ("height", MonthPlot.Plain(MonthPlot.Bottom - plot.Y(Points[place].Count))));
        Add(output, "path", "pa-months__expected", ("d", plot.Path(p => p.Expected)));
        Add(output, "path", "pa-months__fitted", ("d", plot.Path(p => p.Fitted)));
        if (plot.ResponseX is { } x)
        {
            Add(output, "line", "pa-months__response", ("x1", MonthPlot.Plain(x)), ("x2", MonthPlot.Plain(x)), ("y1", $"{MonthPlot.Top - 6}"), ("y2", $"{MonthPlot.Bottom}"));
            AddText(output, x > MonthPlot.Width / 2 ? x - 5 : x + 5, MonthPlot.Top - 10, x > MonthPlot.Width / 2 ? "pa-plot__word pa-plot__word--end" : "pa-plot__word", words["Response"]);
        }
        foreach (var (at, name) in plot.Names) AddText(output, at, MonthPlot.Height - 14, "pa-plot__word pa-months__name", name);
    }

    private static void Add(TagHelperOutput output, string name, string look, params (string Name, string Value)[] attributes)
    {
        if (attributes is [("d", "")]) return;
        output.Content.AppendHtml(Shape(name, look, attributes));
    }

    private static void AddText(TagHelperOutput output, double x, double y, string look, string text)
    {
        var word = Shape("text", look, ("x", MonthPlot.Plain(x)), ("y", MonthPlot.Plain(y)));
        word.InnerHtml.Append(text);
        output.Content.AppendHtml(word);
    }

    private static TagBuilder Shape(string name, string look, params (string Name, string Value)[] attributes)
    {
        var shape = new TagBuilder(name);
        shape.Attributes["class"] = look;
        foreach (var (attribute, value) in attributes) shape.Attributes[attribute] = value;
        return shape;
    }
}
