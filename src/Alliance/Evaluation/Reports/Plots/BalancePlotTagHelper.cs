using System.Globalization;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Evaluation.Reports.Plots;

/// <param name="Groups">Of each group how far its mean lies from that of all, in standard deviations; null where hidden.</param>
public sealed record BalanceLine(string Label, IReadOnlyList<double?> Groups);

/// <summary><c>&lt;balance-plot lines="…" label="…" /&gt;</c>: how groups stood before anybody began, outcome by outcome.</summary>
[HtmlTargetElement("balance-plot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BalancePlotTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private const int Width = 640, RowHeight = 44, Top = 10, Foot = 40, Left = 16, Right = 624, Looks = 8;

    public IReadOnlyList<BalanceLine> Lines { get; set; } = [];
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Lines.SelectMany(line => line.Groups).All(each => each is null))
        {
            output.SuppressOutput();
            return;
        }
        var height = Top + Lines.Count * RowHeight + Foot;
        var drawing = new Drawing(output, Width, height, words["{0}, as a drawing; the same stands in the table below.", Label]);
        var most = Math.Max(1, Lines.SelectMany(line => line.Groups).OfType<double>().Max(Math.Abs));
        var axis = new Axis(-most * 1.08, most * 1.08, Left, Right);
        var bottom = height - Foot;
        foreach (var level in axis.Round)
        {
            drawing.Line("pa-plot__level", axis.At(level), Top, axis.At(level), bottom);
            drawing.Word(axis.At(level), bottom + 16, "pa-plot__word--middle", level.ToString("0.##", CultureInfo.CurrentCulture));
        }
        drawing.Line("pa-study-plot__zero", axis.At(0), Top, axis.At(0), bottom);
        drawing.Word((Left + Right) / 2.0, bottom + 34, "pa-plot__word--middle", words["standard deviations from the mean of all groups"]);
        for (var place = 0; place < Lines.Count; place++)
        {
            var top = Top + place * RowHeight;
            drawing.Word(Left, top + 13, "pa-plot__word--name", Lines[place].Label);
            for (var group = 0; group < Lines[place].Groups.Count; group++)
                if (Lines[place].Groups[group] is { } away) drawing.Dot($"pa-study-plot__mark pa-study-plot__mark--{(group % Looks).ToString(CultureInfo.InvariantCulture)}", axis.At(away), top + 28, 5);
        }
    }
}
