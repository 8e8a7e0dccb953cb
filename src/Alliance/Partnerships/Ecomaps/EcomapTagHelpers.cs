using System.Globalization;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>
/// <c>&lt;ecomap-drawing map="…" title="…" /&gt;</c>: the map as one picture that needs nothing else. Its looks are attributes and no style
/// sheet's, so that it is the same on paper, without a script, and in the file that somebody takes along. The script reads the map from it.
/// </summary>
[HtmlTargetElement("ecomap-drawing", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EcomapDrawingTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private const string Ink = "#23282f", Warm = "#a5442a", Soft = "#575047", Paper = "#fffdf9", Wash = "#e6eef1", CenterWash = "#f8e6dd", Font = "'Public Sans Variable', 'Public Sans', system-ui, sans-serif";
    private const int Head = 50, LineHeight = 14, LettersInALine = 16, MostLines = 3, Foot = 46;

    public required Ecomap Map { get; set; }
    public required string Title { get; set; }

    /// <summary>Pairs of organisations at odds between whom the reader stands.</summary>
    public IReadOnlyList<Triangle> Triangles { get; set; } = [];

    /// <summary>The day it shows.</summary>
    public required string Day { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var sheet = EcomapSheet.Of(Map);
        var height = Head + sheet.Height + Foot;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var (name, value) in new[] { ("xmlns", "http://www.w3.org/2000/svg"), ("class", "pa-ecomap__drawing"), ("viewBox", $"0 0 {EcomapSheet.Width} {height}"), ("width", $"{EcomapSheet.Width}"), ("height", $"{height}"), ("role", "img"), ("font-family", Font), ("data-ecomap", "") })
            output.Attributes.SetAttribute(name, value);
        output.Attributes.SetAttribute("aria-label", words["{0}, as a drawing: {1} organizations and {2} ties. The same stands in the table.", Title, Map.Organizations.Count, Map.Ties.Count].Value);
        output.Content.AppendHtml(Shape("rect", ("width", $"{EcomapSheet.Width}"), ("height", $"{height}"), ("fill", Paper)));
        foreach (var (line, text) in Lines(Title, 40, 1).Index()) output.Content.AppendHtml(Said(text, 14, 22 + line * LineHeight, 14, "start", bold: true));
        output.Content.AppendHtml(Said(words["Organizations only, {0}", Day], 14, 38, 11, "start", Soft));
        var body = Shape("g", ("transform", $"translate(0 {Head})"));
        foreach (var tie in Map.Ties) body.InnerHtml.AppendHtml(Tie(tie, sheet));
        foreach (var organization in Map.Organizations) body.InnerHtml.AppendHtml(Organization(organization, sheet.Spots[organization.Id]));
        output.Content.AppendHtml(body);
        AddKey(output.Content, Head + sheet.Height + 16);
    }

    private static TagBuilder Tie(MappedTie tie, EcomapSheet sheet)
    {
        var lines = new EcomapLines(sheet.Spots[tie.FirstId], sheet.Spots[tie.SecondId]);
        var group = Shape("g", ("data-tie", $"{tie.Id}"), ("data-first", $"{tie.FirstId}"), ("data-second", $"{tie.SecondId}"), ("data-quality", tie.Quality.ToString()), ("data-flow", tie.Flow.ToString()));
        Draw(group, lines, tie.Quality, tie.Flow);
        return group;
    }

    private static void Draw(TagBuilder group, EcomapLines lines, TieQuality quality, TieFlow flow)
    {
        var line = Shape("path", ("d", lines.Path(quality, flow)), ("fill", "none"), ("stroke", ColorOf(quality)), ("stroke-width", quality == TieQuality.Strong ? "4" : "2"));
        if (quality == TieQuality.Tenuous) line.Attributes["stroke-dasharray"] = "5 5";
        if (quality == TieQuality.Stressed) line.Attributes["stroke-linejoin"] = "round";
        group.InnerHtml.AppendHtml(line);
        foreach (var points in lines.Arrows(flow)) group.InnerHtml.AppendHtml(Shape("polygon", ("points", points), ("fill", ColorOf(quality))));
    }

    private TagBuilder Organization(MappedOrganization organization, Spot spot)
    {
        var isCenter = organization.Id == Map.CenterId;
        var group = Shape("g", ("data-organization", $"{organization.Id}"), ("data-x", EcomapLines.Plain(spot.X)), ("data-y", EcomapLines.Plain(spot.Y + Head)), ("data-serves", organization.Serves ? "true" : "false"), ("data-name", organization.Name));
        if (isCenter) group.Attributes["data-center"] = "true";
        var (fill, stroke) = (isCenter ? CenterWash : Wash, Triangles.Any(t => t.Touches(organization.Id)) ? Warm : Ink);
        group.InnerHtml.AppendHtml(organization.Serves
            ? Shape("rect", ("x", EcomapLines.Plain(spot.X - 16)), ("y", EcomapLines.Plain(spot.Y - 13)), ("width", "32"), ("height", "26"), ("rx", "4"), ("fill", fill), ("stroke", stroke), ("stroke-width", "2"))
            : Shape("circle", ("cx", EcomapLines.Plain(spot.X)), ("cy", EcomapLines.Plain(spot.Y)), ("r", "16"), ("fill", fill), ("stroke", stroke), ("stroke-width", "2")));
        foreach (var (line, text) in Lines(organization.Name, LettersInALine, MostLines).Index()) group.InnerHtml.AppendHtml(Said(text, spot.X, spot.Y + 30 + line * LineHeight, 12, "middle", bold: isCenter, halo: true));
        return group;
    }

    private void AddKey(TagHelperContent content, double y)
    {
        content.AppendHtml(Shape("line", ("x1", "14"), ("x2", $"{EcomapSheet.Width - 14}"), ("y1", EcomapLines.Plain(y - 14)), ("y2", EcomapLines.Plain(y - 14)), ("stroke", "#e5dccb")));
        foreach (var (place, quality) in Enum.GetValues<TieQuality>().Index())
        {
            var x = 14 + place * 112;
            var sample = Shape("g");
            // As long as two organisations that stand close: their edges are taken off.
            Draw(sample, new EcomapLines(new Spot(x - 22, y), new Spot(x + 54, y)), quality, TieFlow.None);
            content.AppendHtml(sample);
            content.AppendHtml(Said(words.Of(quality), x + 40, y + 4, 11, "start"));
        }
        content.AppendHtml(Said(words["An arrow shows where support flows. Corners: it is there to help."], 14, y + 22, 10, "start", Soft));
    }

    private static TagBuilder Said(string text, double x, double y, double size, string anchor, string color = Ink, bool bold = false, bool halo = false)
    {
        var said = Shape("text", ("x", EcomapLines.Plain(x)), ("y", EcomapLines.Plain(y)), ("font-size", EcomapLines.Plain(size)), ("text-anchor", anchor), ("fill", color));
        if (bold) said.Attributes["font-weight"] = "650";
        // A line may run behind a name.
        if (halo) foreach (var (name, value) in new[] { ("paint-order", "stroke"), ("stroke", Paper), ("stroke-width", "4"), ("stroke-linejoin", "round") }) said.Attributes[name] = value;
        said.InnerHtml.Append(text);
        return said;
    }

    /// <summary>The words in lines of about so many letters; what is too long ends in dots, and stands in the table.</summary>
    internal static IReadOnlyList<string> Lines(string name, int letters, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (lines[^1].Length == 0) lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= letters) lines[^1] += " " + word;
            else lines.Add(word);
        if (lines.Count > most) lines[most - 1] = lines[most - 1] + "…";
        return [.. lines.Take(most).Select(line => Text(line, letters + 3))];
    }

    private static string Text(string line, int most)
    {
        var letters = StringInfo.ParseCombiningCharacters(line);
        return letters.Length <= most ? line : line[..letters[most - 1]] + "…";
    }

    private static string ColorOf(TieQuality quality) => quality == TieQuality.Stressed ? Warm : Ink;

    private static TagBuilder Shape(string name, params (string Name, string Value)[] attributes)
    {
        var shape = new TagBuilder(name);
        foreach (var (attribute, value) in attributes) shape.Attributes[attribute] = value;
        return shape;
    }
}
