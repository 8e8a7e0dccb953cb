using System.Security.Claims;
using System.Text.Encodings.Web;
using Alliance.Platform.Data;
using Alliance.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Api;

/// <summary>Knows a program by the key in <c>Authorization: Bearer …</c>, and enters its agency. An address or a host of another agency is none of its business.</summary>
public sealed class ServiceKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AllianceContext db, AgencyScope scope, AgencyDirectory agencies, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ServiceKey";
    public const string ScopeClaim = "scope";
    public const string Role = "Service";

    private const string Before = "Bearer ";

    private string sentence = "Send the key of a service account in the header Authorization, as: Bearer pa_…";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0) return AuthenticateResult.NoResult();
        if (!header.StartsWith(Before, StringComparison.OrdinalIgnoreCase) || ServiceKey.Read(header[Before.Length..].Trim()) is not { } key) return Refuse("This is not the key of a service account: copy it whole, from pa_ to its end.");
        var account = await db.Set<ServiceAccount>().IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(s => s.Id == key.Id, Context.RequestAborted);
        if (account is null || !key.Fits(account.SecretHash)) return Refuse("This key opens nothing here. Ask the agency's administrator for another.");
        var now = time.Instant();
        if (!account.IsOpenAt(now)) return Refuse("This key has ended. Ask the agency's administrator for another.");
        var agency = (await agencies.AllAsync(Context.RequestAborted)).FirstOrDefault(a => a.Id == account.AgencyId);
        if (agency is null || Context.Items[AgencyByAddress.NamedKey] is Agency named && named.Id != agency.Id) return Refuse("This key opens nothing here. Ask the agency's administrator for another.");
        scope.Enter(agency);
        await UsedAsync(account, agency.DayOf(now));
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(account), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.WriteAsync(Context, StatusCodes.Status401Unauthorized, sentence);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblem.WriteAsync(Context, StatusCodes.Status403Forbidden, "This service account may not do that. Its administrator says what it may do.");

    private AuthenticateResult Refuse(string why)
    {
        sentence = why;
        return AuthenticateResult.Fail(why);
    }

    /// <summary>Once a day: enough to find the keys that nobody needs any more.</summary>
    private async Task UsedAsync(ServiceAccount account, DateOnly today)
    {
        if (account.LastUsedOn == today) return;
        await db.Set<ServiceAccount>().Where(s => s.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastUsedOn, today), Context.RequestAborted);
    }

    private static ClaimsPrincipal PrincipalOf(ServiceAccount account) => new(new ClaimsIdentity(
    [
        new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
        new Claim(ClaimTypes.Name, account.Name),
        .. Enum.GetValues<ServiceScopes>().Where(s => s != ServiceScopes.None && account.Scopes.HasFlag(s)).Select(s => new Claim(ScopeClaim, s.ToString())),
    ], SchemeName));
}
