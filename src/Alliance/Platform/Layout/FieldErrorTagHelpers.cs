using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alliance.Platform.Layout;

/// <summary>Tells a screen reader that a field was refused, and where the sentence stands that says why.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
public sealed class FieldErrorTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (View.ModelState.GetFieldValidationState(name) != ModelValidationState.Invalid) return;
        output.Attributes.SetAttribute("aria-invalid", "true");
        var described = output.Attributes["aria-describedby"]?.Value?.ToString();
        output.Attributes.SetAttribute("aria-describedby", $"{described} {FieldErrors.IdOf(name)}".Trim());
        // The first one that has it gets the focus, script or not; so nobody looks for what went wrong.
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
    }
}

/// <summary>What is wrong with the form as a whole gets the focus before any of its fields.</summary>
[HtmlTargetElement("div", Attributes = "asp-validation-summary")]
public sealed class FormErrorTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ModelState.GetValidationState("") != ModelValidationState.Invalid || View.ModelState[""] is not { Errors.Count: > 0 }) return;
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
    }
}

[HtmlTargetElement("span", Attributes = "asp-validation-for")]
public sealed class FieldErrorIdTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    [HtmlAttributeName("asp-validation-for")]
    public ModelExpression For { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("id", FieldErrors.IdOf(View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)));
}

internal static class FieldErrors
{
    public static string IdOf(string field) => TagBuilder.CreateSanitizedId(field, "_") + "-error";
}
