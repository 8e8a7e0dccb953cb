using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alliance.Evaluation.Reports.Plots;

/// <summary>A drawing of a report: lines, dots and words, put into the page by the server.</summary>
internal sealed class Drawing
{
    private readonly TagHelperOutput output;

    public Drawing(TagHelperOutput output, int width, int height, string label, string look = "pa-study-plot")
    {
        this.output = output;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"pa-plot {look}");
        output.Attributes.SetAttribute("viewBox", FormattableString.Invariant($"0 0 {width} {height}"));
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", label);
    }

    public void Line(string look, double x1, double y1, double x2, double y2) => Add("line", look, ("x1", Plain(x1)), ("y1", Plain(y1)), ("x2", Plain(x2)), ("y2", Plain(y2)));

    public void Dot(string look, double x, double y, double radius = 4) => Add("circle", look, ("cx", Plain(x)), ("cy", Plain(y)), ("r", Plain(radius)));

    public void Box(string look, double x, double y, double width, double height) => Add("rect", look, ("x", Plain(x)), ("y", Plain(y)), ("width", Plain(width)), ("height", Plain(height)));

    /// <summary>Through the points that are there; where one is missing the line is broken.</summary>
    public void Path(string look, IEnumerable<(double X, double Y)?> points)
    {
        var (path, broken) = ("", true);
        foreach (var point in points)
        {
            if (point is { } there) path += $"{(broken ? 'M' : 'L')}{Plain(there.X)} {Plain(there.Y)}";
            broken = point is null;
        }
        if (path.Length > 0) Path(look, path);
    }

    /// <summary>As a path that was laid out elsewhere.</summary>
    public void Path(string look, string path) => Add("path", look, ("d", path));

    public void Word(double x, double y, string look, string text)
    {
        var word = Shape("text", $"pa-plot__word {look}", ("x", Plain(x)), ("y", Plain(y)));
        word.InnerHtml.Append(text);
        output.Content.AppendHtml(word);
    }

    private void Add(string name, string look, params (string Name, string Value)[] attributes) => output.Content.AppendHtml(Shape(name, look, attributes));

    private static TagBuilder Shape(string name, string look, params (string Name, string Value)[] attributes)
    {
        var shape = new TagBuilder(name);
        shape.Attributes["class"] = look;
        foreach (var (attribute, value) in attributes) shape.Attributes[attribute] = value;
        return shape;
    }

    private static string Plain(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>Numbers along a side of a drawing.</summary>
/// <param name="Low">The number at <paramref name="From"/>.</param>
internal readonly record struct Axis(double Low, double High, double From, double To)
{
    private const int Levels = 5;

    /// <summary>Over all values, with a little room; around nothing where there is none.</summary>
    public static Axis Over(IEnumerable<double> values, double from, double to)
    {
        var all = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        var room = high > low ? 0.06 * (high - low) : Math.Max(1, Math.Abs(high) * 0.1);
        return new Axis(low - room, high + room, from, to);
    }

    public double At(double value) => From + (value - Low) / (High - Low) * (To - From);

    /// <summary>A few round numbers.</summary>
    public IReadOnlyList<double> Round
    {
        get
        {
            var rough = (High - Low) / Levels;
            var size = Math.Pow(10, Math.Floor(Math.Log10(rough)));
            var step = size * (rough / size) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
            var first = Math.Ceiling(Low / step);
            var (low, high) = (Low, High);
            return [.. Enumerable.Range(0, 2 * Levels + 2).Select(place => Math.Round((first + place) * step, 10)).TakeWhile(level => level <= high).Where(level => level >= low)];
        }
    }
}
