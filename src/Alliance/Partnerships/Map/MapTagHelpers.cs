using System.Globalization;
using Alliance.Partnerships.Relationships;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alliance.Partnerships.Map;

/// <summary><c>&lt;phase-ring of="cluster" /&gt;</c>: how far relationships are among many, as parts of a ring; the words stand beside it.</summary>
[HtmlTargetElement("phase-ring", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PhaseRingTagHelper : TagHelper
{
    private const double Round = 100;

    public required Cluster Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pa-ring");
        output.Attributes.SetAttribute("viewBox", "0 0 40 40");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var before = 0.0;
        foreach (var (kind, count) in Parts().Where(p => p.Count > 0))
        {
            var part = Round * count / Of.Count;
            var arc = new TagBuilder("circle");
            arc.AddCssClass($"pa-ring__part pa-ring__part--{kind}");
            arc.Attributes["cx"] = arc.Attributes["cy"] = "20";
            arc.Attributes["r"] = "17";
            arc.Attributes["pathLength"] = "100";
            arc.Attributes["stroke-dasharray"] = string.Create(CultureInfo.InvariantCulture, $"{part:0.##} {Round - part:0.##}");
            arc.Attributes["stroke-dashoffset"] = string.Create(CultureInfo.InvariantCulture, $"{-before:0.##}");
            output.Content.AppendHtml(arc);
            before += part;
        }
    }

    private IEnumerable<(string Kind, int Count)> Parts() =>
        Enum.GetValues<Phase>().Select(p => (PhaseMarkTagHelper.ClassOf(p), Of.ByPhase.GetValueOrDefault(p))).Append(("nobody", Of.NotTended));
}
