using Alliance.Partnerships.Import.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Alliance.Partnerships.Import;

/// <summary>Says before the first byte is read that an upload is too large; without it the form check fails first, with a riddle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>A register, its neighborhoods, and what a form adds around them.</summary>
    public const int RequestBytes = RegisterFile.MaximumBytes + Neighborhoods.MaximumBytes + 64 * 1024;

    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.HttpContext.Request.ContentLength > RequestBytes) context.Result = new RedirectResult("~/Partnerships/Import?tooLarge=true");
    }
}
