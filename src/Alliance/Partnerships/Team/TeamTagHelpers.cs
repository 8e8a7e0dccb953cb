using System.Globalization;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Team;

/// <summary><c>&lt;coverage-cell value="…" href="…" /&gt;</c>: how many of how many, on their shade, leading to those nobody knows.</summary>
[HtmlTargetElement("coverage-cell", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CoverageCellTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    public Coverage Value { get; set; }

    /// <summary>Where those are whom nobody knows; not a link where there are none.</summary>
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "td";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Value.Level is { } level ? $"pa-level--{level}" : "pa-level--none");
        var text = Value.Total == 0 ? words["none here"] : words["{0:N0} of {1:N0}", Value.Known, Value.Total];
        if (Href is null || Value.Unknown == 0)
        {
            output.Content.SetContent(text);
            return;
        }
        var link = new TagBuilder("a");
        link.Attributes["href"] = Href;
        link.InnerHtml.Append(text);
        output.Content.SetHtmlContent(link);
    }
}

/// <summary><c>&lt;list-pages name="…" at="1" of="3" /&gt;</c>: earlier and later pages of one list, keeping the place of the others.</summary>
[HtmlTargetElement("list-pages", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ListPagesTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    public required string Name { get; set; }
    public required string Label { get; set; }
    public required string Anchor { get; set; }
    public int At { get; set; }
    public int Of { get; set; }

    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of <= 1)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pa-row pa-screen-only");
        output.Attributes.SetAttribute("aria-label", Label);
        if (At > 1) output.Content.AppendHtml(Link(At - 1, words["Longer waiting"]));
        var where = new TagBuilder("span");
        where.AddCssClass("pa-soft");
        where.InnerHtml.Append(words["Page {0} of {1}", At, Of]);
        output.Content.AppendHtml(where);
        if (At < Of) output.Content.AppendHtml(Link(At + 1, words["Shorter waiting"]));
    }

    private TagBuilder Link(int page, string text)
    {
        var request = View.HttpContext.Request;
        var kept = request.Query.Where(q => !string.Equals(q.Key, Name, StringComparison.OrdinalIgnoreCase)).SelectMany(q => q.Value, (q, value) => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(value ?? "")}");
        var link = new TagBuilder("a");
        link.AddCssClass("usa-button usa-button--outline pa-button--small");
        link.Attributes["href"] = $"{request.PathBase}{request.Path}?{string.Join('&', kept.Append($"{Name}={page.ToString(CultureInfo.InvariantCulture)}"))}#{Anchor}";
        link.InnerHtml.Append(text);
        return link;
    }
}

/// <summary><c>&lt;map-label shape="…" /&gt;</c>: an area's name on the drawing (Razor keeps the tag <c>text</c> for itself).</summary>
[HtmlTargetElement("map-label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MapLabelTagHelper : TagHelper
{
    public required AreaShape Shape { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "text";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pa-map__label");
        output.Attributes.SetAttribute("y", Drawing.Plain(Shape.Y));
        output.Attributes.SetAttribute("aria-hidden", "true");
        for (var line = 0; line < Shape.Label.Count; line++)
        {
            var part = new TagBuilder("tspan");
            part.Attributes["x"] = Drawing.Plain(Shape.X);
            part.Attributes["dy"] = Drawing.Plain(line == 0 ? 0 : LabelPlaces.LineHeight);
            part.InnerHtml.Append(Shape.Label[line]);
            output.Content.AppendHtml(part);
        }
    }
}

public static class Drawing
{
    /// <summary>A number as an SVG attribute takes it, whatever the reader's language.</summary>
    public static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
