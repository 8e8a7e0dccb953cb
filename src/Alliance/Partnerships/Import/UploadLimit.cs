using Alliance.Partnerships.Import.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Alliance.Partnerships.Import;

/// <summary>Says before the first byte is read that an upload is too large; without it the form check fails first, with a riddle.</summary>
/// <param name="bytes">The largest request, whatever a form adds around its files included.</param>
/// <param name="page">The page with the form, keys of the route in braces; it is asked with <c>tooLarge=true</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute(int bytes = UploadLimitAttribute.RequestBytes, string page = "~/Partnerships/Import") : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>A register, its neighborhoods, and what a form adds around them.</summary>
    public const int RequestBytes = RegisterFile.MaximumBytes + Neighborhoods.MaximumBytes + 64 * 1024;

    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.HttpContext.Request.ContentLength > bytes)
            context.Result = new RedirectResult($"{context.RouteData.Values.Aggregate(page, (path, key) => path.Replace($"{{{key.Key}}}", key.Value?.ToString(), StringComparison.Ordinal))}?tooLarge=true");
    }
}
