using System.Globalization;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Goals;

/// <summary><c>&lt;goal-plot steps="…" measure="Importance" until="…" label="…" /&gt;</c>: how one measure moved, drawn for both sides. The same numbers stand in a table beside it.</summary>
[HtmlTargetElement("goal-plot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GoalPlotTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    public IReadOnlyList<GoalStep> Steps { get; set; } = [];
    public PlotMeasure Measure { get; set; }
    public DateTime Until { get; set; }
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var plot = new GoalPlot(Steps, Measure, Until);
        if (plot.IsEmpty)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pa-plot");
        output.Attributes.SetAttribute("viewBox", $"0 0 {GoalPlot.Width} {GoalPlot.Height}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", words["{0}, as a drawing; the same stands in the table below.", Label]);
        foreach (var level in plot.Levels) AddLevel(output.Content, plot, level);
        AddText(output.Content, plot.Left, GoalPlot.Height - 8, "pa-plot__word", MonthOf(plot.From));
        AddText(output.Content, GoalPlot.Right, GoalPlot.Height - 8, "pa-plot__word pa-plot__word--end", MonthOf(plot.Until));
        foreach (var side in new[] { Side.Us, Side.Them }) AddSide(output.Content, plot, side);
    }

    private void AddLevel(TagHelperContent content, GoalPlot plot, int level)
    {
        var y = GoalPlot.Plain(plot.Y(level));
        content.AppendHtml(Shape("line", "pa-plot__level", ("x1", $"{plot.Left}"), ("x2", $"{GoalPlot.Right}"), ("y1", y), ("y2", y)));
        AddText(content, plot.Left - 8, plot.Y(level) + 4, "pa-plot__word pa-plot__word--end", Measure == PlotMeasure.Stage ? words.Of((StageOfChange)level) : level.ToString(CultureInfo.CurrentCulture));
    }

    private static void AddSide(TagHelperContent content, GoalPlot plot, Side side)
    {
        var whose = side == Side.Us ? "us" : "them";
        content.AppendHtml(Shape("path", $"pa-plot__line pa-plot__line--{whose}", ("d", plot.Path(side))));
        foreach (var mark in plot.Marks(side))
        {
            if (mark.IsRecurrence) content.AppendHtml(Shape("circle", "pa-plot__back", ("cx", GoalPlot.Plain(mark.X)), ("cy", GoalPlot.Plain(mark.Y)), ("r", "7.5")));
            content.AppendHtml(side == Side.Us
                ? Shape("circle", $"pa-plot__mark pa-plot__mark--{whose}", ("cx", GoalPlot.Plain(mark.X)), ("cy", GoalPlot.Plain(mark.Y)), ("r", "3.5"))
                : Shape("rect", $"pa-plot__mark pa-plot__mark--{whose}", ("x", GoalPlot.Plain(mark.X - 3.25)), ("y", GoalPlot.Plain(mark.Y - 3.25)), ("width", "6.5"), ("height", "6.5")));
        }
    }

    private static void AddText(TagHelperContent content, double x, double y, string look, string text)
    {
        var word = Shape("text", look, ("x", GoalPlot.Plain(x)), ("y", GoalPlot.Plain(y)));
        word.InnerHtml.Append(text);
        content.AppendHtml(word);
    }

    private static string MonthOf(DateTime at) => at.ToString("MMM yyyy", CultureInfo.CurrentCulture);

    private static TagBuilder Shape(string name, string look, params (string Name, string Value)[] attributes)
    {
        var shape = new TagBuilder(name);
        shape.AddCssClass(look);
        foreach (var (attribute, value) in attributes) shape.Attributes[attribute] = value;
        return shape;
    }
}

/// <summary><c>&lt;stage-mark value="…" /&gt;</c>: a stage in plain words; the word of the books is told on pointing at it and to readers of the screen.</summary>
[HtmlTargetElement("stage-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StageMarkTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    public StageOfChange? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"pa-stage pa-stage--{(int?)Value ?? 0}");
        if (Value is { } stage) output.Attributes.SetAttribute("title", words[StageWords.Of(stage).Meaning]);
        output.Content.SetContent(Value is { } known ? words.Of(known) : words["Not said yet"]);
    }
}
