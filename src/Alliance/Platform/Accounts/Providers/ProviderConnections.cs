using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Alliance.Platform.Accounts.Providers;

/// <summary>
/// Asks an agency's provider by the framework's own OpenID Connect handler: authorization code, PKCE, state and nonce. The handler is
/// made for each request with the settings of that agency's row, so that a change holds at once on every node.
/// </summary>
public sealed class ProviderConnections(Settings settings, IDataProtectionProvider protection, TimeProvider time, ILoggerFactory log) : IDisposable
{
    public const string Purpose = "Alliance.SignInProvider";
    public const string CallbackPath = "/sign-in/back";

    /// <summary>By how much two clocks may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly object OutcomeKey = new();

    private readonly IDataProtector secrets = protection.CreateProtector(Purpose);
    private readonly ConcurrentDictionary<(int Agency, Guid Id), (int Version, OpenIdConnectOptions Options)> known = new();

    public byte[] Protect(string secret) => secrets.Protect(System.Text.Encoding.UTF8.GetBytes(secret));

    /// <summary>Whether this server may ask at such an address: https, or plain http where both are one machine.</summary>
    public bool MayAsk(string? issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var address) && address is { Query: "", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && settings.Address is null or { IsLoopback: true });

    /// <summary>Whether the provider answers under this name, and calls itself so.</summary>
    public async Task<bool> AnswersAsync(string issuer, CancellationToken cancel)
    {
        var options = new OpenIdConnectOptions { Authority = issuer, ClientId = "-", ClientSecret = "-", RequireHttpsMetadata = false, BackchannelTimeout = Patience };
        new OpenIdConnectPostConfigureOptions(protection).PostConfigure("asking", options);
        using var client = options.Backchannel;
        try
        {
            var found = await options.ConfigurationManager!.GetConfigurationAsync(cancel);
            return found.Issuer?.TrimEnd('/') == issuer.TrimEnd('/');
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or HttpRequestException or OperationCanceledException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Sends the browser to the provider.</summary>
    /// <returns>What kept it from going; null where it is on its way.</returns>
    public async Task<ProviderTrouble?> ChallengeAsync(HttpContext request, SignInProvider provider, AuthenticationProperties properties)
    {
        try
        {
            if (await HandlerAsync(request, provider) is not { } handler) return ProviderTrouble.Unreadable;
            await handler.ChallengeAsync(properties);
            return null;
        }
        catch (Exception failure) when (TroubleOf(failure) == ProviderTrouble.Away)
        {
            return ProviderTrouble.Away;
        }
    }

    /// <summary>Reads what the provider sent the browser back with.</summary>
    public async Task<ProviderAnswer> ReadAsync(HttpContext request, SignInProvider provider)
    {
        if (await HandlerAsync(request, provider) is { } handler) await handler.HandleRequestAsync();
        return request.Items[OutcomeKey] as ProviderAnswer ?? new ProviderAnswer(null, null, ProviderTrouble.Unreadable);
    }

    public void Dispose()
    {
        foreach (var (_, options) in known.Values) options.Backchannel.Dispose();
    }

    /// <returns>Null where no key opens the secret: those of the server it was typed on are lost, and it is to be typed anew.</returns>
    private async Task<OpenIdConnectHandler?> HandlerAsync(HttpContext request, SignInProvider provider)
    {
        var name = $"provider-{provider.Id:N}";
        try
        {
            var handler = new OpenIdConnectHandler(new ThisOne(OptionsOf(name, provider)), log, HtmlEncoder.Default, UrlEncoder.Default);
            await handler.InitializeAsync(new AuthenticationScheme(name, null, typeof(OpenIdConnectHandler)), request);
            return handler;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private OpenIdConnectOptions OptionsOf(string name, SignInProvider provider) =>
        // Those of an earlier version may still be in use by a request; their connections end with them.
        known.AddOrUpdate((provider.AgencyId, provider.Id), _ => (provider.Version, Make(name, provider)), (_, had) => had.Version == provider.Version ? had : (provider.Version, Make(name, provider))).Options;

    private OpenIdConnectOptions Make(string name, SignInProvider provider)
    {
        var options = new OpenIdConnectOptions
        {
            Authority = provider.Issuer,
            ClientId = provider.ClientId,
            ClientSecret = System.Text.Encoding.UTF8.GetString(secrets.Unprotect(provider.Secret)),
            RequireHttpsMetadata = !new Uri(provider.Issuer).IsLoopback,
            ResponseType = OpenIdConnectResponseType.Code,
            // By the address, so that cookies for this site alone come along.
            ResponseMode = OpenIdConnectResponseMode.Query,
            UsePkce = true,
            CallbackPath = CallbackPath,
            MapInboundClaims = false,
            GetClaimsFromUserInfoEndpoint = true,
            SaveTokens = false,
            BackchannelTimeout = Patience,
            TimeProvider = time,
            // The handler wants one; our events take the answer before it is used.
            SignInScheme = IdentityConstants.ApplicationScheme,
            Events = new OpenIdConnectEvents
            {
                OnTicketReceived = context => Keep(context, new ProviderAnswer(context.Principal, context.Properties, null)),
                OnAccessDenied = context => Keep(context, new ProviderAnswer(null, context.Properties, ProviderTrouble.Denied)),
                OnRemoteFailure = context => Keep(context, new ProviderAnswer(null, context.Properties, TroubleOf(context.Failure))),
            },
        };
        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie }) (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        foreach (var scope in (provider.Scopes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) options.Scope.Add(scope);
        options.ClaimActions.Remove("iss");
        options.ClaimActions.MapJsonKey(provider.RoleClaim, provider.RoleClaim);
        options.TokenValidationParameters.LifetimeValidator = (from, until, token, _) => IsOfNow(from, until, (token as JsonWebToken)?.IssuedAt);
        new OpenIdConnectPostConfigureOptions(protection).PostConfigure(name, options);
        options.Validate(name);
        return options;
    }

    /// <summary>Not run out, and neither good nor made only later: a provider need not say from when a token is good.</summary>
    private bool IsOfNow(DateTime? from, DateTime? until, DateTime? made)
    {
        var now = time.Instant();
        return until is { } end && now - ClockSkew < end && (from is not { } start || start < now + ClockSkew) && (made is not { } at || at < now + ClockSkew);
    }

    private static Task Keep<TOptions>(HandleRequestContext<TOptions> context, ProviderAnswer answer) where TOptions : AuthenticationSchemeOptions
    {
        context.HttpContext.Items[OutcomeKey] = answer;
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static ProviderTrouble TroubleOf(Exception? failure) => failure switch
    {
        null => ProviderTrouble.Unreadable,
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException => ProviderTrouble.Clock,
        HttpRequestException or IOException or OperationCanceledException => ProviderTrouble.Away,
        { Message: "Correlation failed." } => ProviderTrouble.Late,
        { InnerException: { } inner } => TroubleOf(inner),
        _ => ProviderTrouble.Unreadable,
    };

    /// <summary>The options of one agency, where the handler asks for those of a name.</summary>
    private sealed class ThisOne(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}

/// <param name="Who">Null where there is trouble.</param>
/// <param name="Properties">What we gave along; null where that could not be read.</param>
public sealed record ProviderAnswer(System.Security.Claims.ClaimsPrincipal? Who, AuthenticationProperties? Properties, ProviderTrouble? Trouble);
