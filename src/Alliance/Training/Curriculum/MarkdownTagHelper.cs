using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alliance.Training.Curriculum;

/// <summary>
/// Shows the Markdown of a module: <c>&lt;markdown text="…" /&gt;</c>. Trainers write it, everybody reads it: markup of their own is
/// shown as text, and what comes out is cleaned once more.
/// </summary>
public sealed class MarkdownTagHelper : TagHelper
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseSmartyPants().Build();
    private static readonly HtmlSanitizer Cleaner = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "p", "h2", "h3", "h4", "h5", "ul", "ol", "li", "strong", "em", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "a", "br", "hr", "code" },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "https" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    });

    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pa-prose");
        output.Content.SetHtmlContent(Html(Text));
    }

    /// <summary>Clean markup of a text.</summary>
    public static string Html(string? markdown) => Cleaner.Sanitize(Markdown.ToHtml(markdown ?? "", Pipeline));
}
