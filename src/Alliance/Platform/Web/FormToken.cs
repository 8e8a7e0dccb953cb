using Microsoft.AspNetCore.Antiforgery;

namespace Alliance.Platform.Web;

public static class FormToken
{
    /// <summary>Whether the request brings a token of ours; a form that cannot be read brings none.</summary>
    public static async Task<bool> HoldsAsync(this IAntiforgery antiforgery, HttpContext request)
    {
        ArgumentNullException.ThrowIfNull(antiforgery);
        try
        {
            return await antiforgery.IsRequestValidAsync(request);
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
