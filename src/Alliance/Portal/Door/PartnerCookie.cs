using Alliance.Partnerships.Consents;
using Alliance.Platform.Data;
using Alliance.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Door;

/// <summary>The partners' own cookie. What it says is looked up anew at every request: a visit that was ended, or a contact whose consent has ended, opens nothing.</summary>
public static class PartnerCookie
{
    public static IServiceCollection AddPartnerCookie(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(PartnerDoor.Scheme, options =>
        {
            options.Cookie.Name = "alliance-partner";
            options.Cookie.Path = "/";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.ExpireTimeSpan = PartnerVisit.Lifetime;
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = ValidateAsync;
            // A card that an officer printed opens the choices alone.
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.Redirect($"{context.Request.PathBase}/portal/choices");
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToLogin = context =>
            {
                var door = $"{context.Request.PathBase}/portal/sign-in";
                context.HttpContext.Items[SignedOutAnswer.SignInKey] = door;
                // A form that comes too late gets a page that shows what was typed.
                if (HttpMethods.IsPost(context.Request.Method)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else context.Response.Redirect(door);
                return Task.CompletedTask;
            };
        });
        return services;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var request = context.HttpContext;
        if (await FindAsync(request, context.Principal!) is { } visit)
        {
            await SeeAsync(request, visit);
            return;
        }
        context.RejectPrincipal();
        await request.SignOutAsync(PartnerDoor.Scheme);
    }

    /// <summary>Enters the agency of the visit, whatever staff is signed in beside it; an address of another agency leads nowhere.</summary>
    private static async Task<PartnerVisit?> FindAsync(HttpContext request, System.Security.Claims.ClaimsPrincipal person)
    {
        if (!person.IsPartner()) return null;
        var agencyId = person.PartnersAgencyId();
        if (request.Items[AgencyByAddress.NamedKey] is Agency named && named.Id != agencyId) return null;
        var agencies = await request.RequestServices.GetRequiredService<AgencyDirectory>().AllAsync(request.RequestAborted);
        if (agencies.FirstOrDefault(a => a.Id == agencyId) is not { } agency) return null;
        request.RequestServices.GetRequiredService<AgencyScope>().Enter(agency);
        var (db, now) = (request.RequestServices.GetRequiredService<AllianceContext>(), Now(request));
        // Whoever was taken out, or whose consent has run out, is not in any more.
        var visit = await db.Set<PartnerVisit>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == person.VisitId() && db.Set<Consent>().Any(c => c.ContactId == v.ContactId && c.WithdrawnAt == null && c.ExpiresAt > now), request.RequestAborted);
        return visit?.IsOpenAt(now) == true ? visit : null;
    }

    private static async Task SeeAsync(HttpContext request, PartnerVisit visit)
    {
        var now = Now(request);
        if (now - visit.LastSeenAt < TimeSpan.FromMinutes(1)) return;
        var db = request.RequestServices.GetRequiredService<AllianceContext>();
        await using var write = await db.BeginWriteAsync();
        await db.Set<PartnerVisit>().Where(v => v.Id == visit.Id).ExecuteUpdateAsync(set => set.SetProperty(v => v.LastSeenAt, now));
        await write.CommitAsync();
    }

    private static DateTime Now(HttpContext request) => request.RequestServices.GetRequiredService<TimeProvider>().Instant();
}
