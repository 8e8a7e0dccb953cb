using System.Globalization;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Evaluation.Reports.Plots;

/// <param name="Margin">Either side of zero, where the plan set one: the effect planned for, or what is still no harm.</param>
/// <param name="IsClear">Whether zero is out of reach.</param>
public sealed record ForestRow(string Label, double Value, double Low, double High, double? Margin, bool IsClear);

/// <summary><c>&lt;forest-plot rows="…" unit="…" label="…" /&gt;</c>: effects with their intervals, one below the other.</summary>
[HtmlTargetElement("forest-plot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ForestPlotTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private const int Width = 640, RowHeight = 46, Top = 12, Foot = 44, Left = 16, Right = 624;

    public IReadOnlyList<ForestRow> Rows { get; set; } = [];

    /// <summary>Appended to numbers: " %".</summary>
    public string Unit { get; set; } = "";
    public required string Label { get; set; }
    public required string Below { get; set; }
    public required string Above { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Rows.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var height = Top + Rows.Count * RowHeight + Foot;
        var drawing = new Drawing(output, Width, height, words["{0}, as a drawing; the same stands in the table below.", Label]);
        var axis = Axis.Over(Rows.SelectMany(row => new[] { row.Low, row.High, row.Margin ?? 0, -row.Margin ?? 0 }).Append(0), Left, Right);
        var bottom = height - Foot;
        foreach (var level in axis.Round)
        {
            drawing.Line("pa-plot__level", axis.At(level), Top, axis.At(level), bottom);
            drawing.Word(axis.At(level), bottom + 16, "pa-plot__word--middle", level.ToString("0.##", CultureInfo.CurrentCulture) + Unit);
        }
        drawing.Line("pa-study-plot__zero", axis.At(0), Top, axis.At(0), bottom);
        drawing.Word(axis.At(0) - 8, bottom + 34, "pa-plot__word--end", $"← {Below}");
        drawing.Word(axis.At(0) + 8, bottom + 34, "", $"{Above} →");
        for (var place = 0; place < Rows.Count; place++) Row(drawing, axis, Rows[place], Top + place * RowHeight);
    }

    private static void Row(Drawing drawing, Axis axis, ForestRow row, int top)
    {
        var y = top + 30;
        if (row.Margin is { } margin)
        {
            drawing.Line("pa-study-plot__margin", axis.At(-margin), top + 20, axis.At(-margin), top + 40);
            drawing.Line("pa-study-plot__margin", axis.At(margin), top + 20, axis.At(margin), top + 40);
        }
        drawing.Line(row.IsClear ? "pa-study-plot__reach pa-study-plot__reach--clear" : "pa-study-plot__reach", axis.At(row.Low), y, axis.At(row.High), y);
        drawing.Dot(row.IsClear ? "pa-study-plot__dot pa-study-plot__dot--clear" : "pa-study-plot__dot", axis.At(row.Value), y, 5);
        drawing.Word(Left, top + 14, "pa-plot__word--name", row.Label);
    }
}
