using System.Security.Claims;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Identity;

namespace Alliance.Platform.Accounts;

/// <summary>What a sign-in says of its person: account, agency, the role acted in, and leave to tend the register.</summary>
public static class Principal
{
    private const string AgencyClaim = "agency", OtherRoleClaim = "other-role", RegisterClaim = "register", ProvidedClaim = "provided";

    public static ClaimsPrincipal Of(Account account, Role acting, IEnumerable<Role> all, bool mayTendRegister)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, account.DisplayName));
        identity.AddClaim(new Claim(AgencyClaim, account.AgencyId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(ClaimTypes.Role, acting.ToString()));
        identity.AddClaims(all.Where(r => r != acting).Select(r => new Claim(OtherRoleClaim, r.ToString())));
        if (mayTendRegister) identity.AddClaim(new Claim(RegisterClaim, "yes"));
        if (account.PasswordHash is null) identity.AddClaim(new Claim(ProvidedClaim, "yes"));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Whether the agency's provider says who this is: there is no password here to ask for.</summary>
    public static bool IsProvided(this ClaimsPrincipal person) => person.HasClaim(ProvidedClaim, "yes");

    public static Guid AccountId(this ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public static int AgencyId(this ClaimsPrincipal person) => int.Parse(person.FindFirstValue(AgencyClaim)!, System.Globalization.CultureInfo.InvariantCulture);

    public static Role ActingRole(this ClaimsPrincipal person) => Enum.Parse<Role>(person.FindFirstValue(ClaimTypes.Role)!);

    public static IEnumerable<Role> OtherRoles(this ClaimsPrincipal person) => person.FindAll(OtherRoleClaim).Select(c => Enum.Parse<Role>(c.Value));

    public static bool MayTendRegister(this ClaimsPrincipal person) => person.IsInRole(nameof(Role.Supervisor)) || person.IsInRole(nameof(Role.Officer)) && person.HasClaim(RegisterClaim, "yes");

    public static bool IsSignedIn(this ClaimsPrincipal person) => person.Identity?.IsAuthenticated == true && person.HasClaim(c => c.Type == AgencyClaim);

    public static ActionContext Act(this HttpContext request, string purpose)
    {
        var person = request.User;
        var now = request.RequestServices.GetRequiredService<TimeProvider>().Instant();
        return new ActionContext(person.AgencyId(), person.AccountId(), person.ActingRole().ToString(), now, purpose, request.Source());
    }

    /// <summary>The sign-in that this request comes with.</summary>
    public static SignInTicket Ticket(this HttpContext request) =>
        request.Items[TicketStore.SeenKey] as SignInTicket ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The network address a request comes from.</summary>
    public static string? Source(this HttpContext request) => request.Connection.RemoteIpAddress?.ToString();
}
