using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Evaluation.Reports.Plots;

/// <summary><c>&lt;flow-plot rows="…" … /&gt;</c>: from the units that were chosen to those in the figures, as CONSORT draws it.</summary>
[HtmlTargetElement("flow-plot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FlowPlotTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private const int Width = 640, BoxHeight = 58, Gap = 26, Most = 8, Room = 8;

    public IReadOnlyList<FlowRow> Rows { get; set; } = [];
    public bool ByLot { get; set; }

    /// <summary>The outcome whose figures the last row counts.</summary>
    public required string Outcome { get; set; }
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Rows.Count is 0 or > Most)
        {
            output.SuppressOutput();
            return;
        }
        var drawing = new Drawing(output, Width, 3 * BoxHeight + 2 * Gap + 8, words["{0}, as a drawing; the same stands in the table below.", Label]);
        const double top = 4, middle = top + BoxHeight + Gap, last = middle + BoxHeight + Gap;
        var width = (Width - Room) / (double)Rows.Count - Room;
        Box(drawing, Width / 2.0 - 130, top, 260, words["{0} units, {1} people", Rows.Sum(row => row.Units), Rows.Sum(row => row.Size)], ByLot ? words["drawn by lot"] : words["chosen, not drawn by lot"]);
        for (var place = 0; place < Rows.Count; place++)
        {
            var (row, left) = (Rows[place], Room + place * (width + Room));
            var center = left + width / 2;
            drawing.Path("pa-study-plot__way", [(Width / 2.0, top + BoxHeight), (Width / 2.0, top + BoxHeight + Gap / 2.0), (center, top + BoxHeight + Gap / 2.0), (center, middle)]);
            drawing.Line("pa-study-plot__way", center, middle + BoxHeight, center, last);
            Box(drawing, left, middle, width, row.Wave == 0 ? words["Comparison"] : words["Wave {0}", row.Wave], words["{0} units", row.Units]);
            Box(drawing, left, last, width, words["{0} looked at", row.Looked.GetValueOrDefault(Outcome)], row.Changed > 0 ? words["{0} moved", row.Changed] : words["none moved"]);
        }
    }

    private static void Box(Drawing drawing, double x, double y, double width, string first, string second)
    {
        drawing.Box("pa-study-plot__box", x, y, width, BoxHeight);
        drawing.Word(x + width / 2, y + 24, "pa-plot__word--middle pa-plot__word--name", first);
        drawing.Word(x + width / 2, y + 44, "pa-plot__word--middle", second);
    }
}
