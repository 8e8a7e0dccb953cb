using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alliance.Stewardship.Screening;

/// <summary>
/// A field asks the screen while somebody types only where they may ask it. Others' words, a trainer's above all, are looked at when they are saved:
/// the screen knows who is a contact, and would tell.
/// </summary>
[HtmlTargetElement("textarea", Attributes = Screen)]
[HtmlTargetElement("input", Attributes = Screen)]
public sealed class ScreenTagHelper(IAuthorizationService authorization) : TagHelper
{
    private const string Screen = "data-screen";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!(await authorization.AuthorizeAsync(ViewContext.HttpContext.User, StewardshipPolicies.Write)).Succeeded) output.Attributes.RemoveAll(Screen);
    }
}
