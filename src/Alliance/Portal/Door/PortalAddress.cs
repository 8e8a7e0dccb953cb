using Alliance.Platform;
using Alliance.Platform.Data;

namespace Alliance.Portal.Door;

/// <summary>
/// The address that letters lead to. It comes from the settings or from the agency's own host name, never from what a request calls
/// the server: else anybody could have a link sent that leads to themselves. On this machine itself the request may say it.
/// </summary>
public static class PortalAddress
{
    /// <returns>Null where nobody has said what the address is.</returns>
    public static string? Of(HttpContext request)
    {
        var agency = request.RequestServices.GetRequiredService<AgencyScope>().Current;
        if (Known(request.RequestServices.GetRequiredService<Settings>(), agency) is { } known) return known;
        return request.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]" ? $"{request.Request.Scheme}://{request.Request.Host}/at/{agency.Slug}" : null;
    }

    /// <summary>What can be said where no request is.</summary>
    public static string? Known(Settings settings, Agency agency) =>
        agency.HostName is { } host ? $"https://{host}" : settings.Address is { } address ? $"{address.ToString().TrimEnd('/')}/at/{agency.Slug}" : null;
}
