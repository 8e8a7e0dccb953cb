using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace Alliance.Tests.Platform.Accounts.Providers;

/// <summary>
/// A whole OpenID Connect provider on a port of this machine: OpenIddict, with its own database and clock. It checks the client's
/// secret, the address to come back to and the proof key as any other would; who stands before it is the test's to say.
/// </summary>
public sealed class RealProvider : IAsyncDisposable
{
    public const string ClientId = "alliance", Secret = "a secret between two servers", BackAddress = "https://localhost/sign-in/back";

    /// <summary>One pair for all providers: to find the primes takes longer than a whole sign-in.</summary>
    private static readonly (RsaSecurityKey Encryption, RsaSecurityKey Signing) Keys = (new(RSA.Create(2048)), new(RSA.Create(2048)));

    private readonly SqliteConnection database = new("Data Source=:memory:");
    private WebApplication? server;
    private int port;

    private RealProvider()
    {
    }

    /// <summary>Who signs in there next; null says no.</summary>
    public Person? Next { get; set; }

    public FakeTimeProvider Clock { get; private init; } = new();

    public string Issuer => $"http://127.0.0.1:{port}/";

    /// <summary>What the last browser came with.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = ImmutableDictionary<string, string>.Empty;

    public static async Task<RealProvider> OpenAsync(DateTimeOffset now)
    {
        var provider = new RealProvider { Clock = new FakeTimeProvider(now) };
        await provider.database.OpenAsync();
        await provider.StartAsync();
        return provider;
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(database).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(options =>
            {
                options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
                options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                options.RegisterScopes(OpenIddictConstants.Scopes.Profile);
                options.AddEncryptionKey(Keys.Encryption).AddSigningKey(Keys.Signing);
                options.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
                options.Configure(o => o.TimeProvider = Clock);
            });
        builder.Services.AddAuthentication();
        server = builder.Build();
        server.UseRouting();
        server.UseAuthentication();
        server.MapGet("/authorize", AuthorizeAsync);
        await RegisterAsync();
        await server.StartAsync();
        port = new Uri(server.Urls.First()).Port;
    }

    /// <summary>As if its machine were off; <see cref="StartAsync"/> brings it back at the same address.</summary>
    public async Task StopAsync()
    {
        if (server is not null) await server.DisposeAsync();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await database.DisposeAsync();
    }

    /// <summary>The browser goes where our redirect sent it, and the provider sends it back: the address it is to open with us.</summary>
    public static async Task<string> VisitAsync(Uri address)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        var back = answer.Headers.Location!;
        back.GetLeftPart(UriPartial.Path).ShouldEndWith("/sign-in/back");
        return back.PathAndQuery;
    }

    private async Task RegisterAsync()
    {
        await using var scope = server!.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (await applications.FindByClientIdAsync(ClientId) is not null) return;
        await applications.CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = Secret,
            ConsentType = OpenIddictConstants.ConsentTypes.Implicit,
            RedirectUris = { new Uri(BackAddress), new Uri("https://localhost/at/maple-harbor/sign-in/back"), new Uri("https://localhost/at/provided/sign-in/back") },
            Permissions =
            {
                OpenIddictConstants.Permissions.Endpoints.Authorization, OpenIddictConstants.Permissions.Endpoints.Token, OpenIddictConstants.Permissions.GrantTypes.AuthorizationCode,
                OpenIddictConstants.Permissions.ResponseTypes.Code, OpenIddictConstants.Permissions.Scopes.Profile,
            },
        });
    }

    private async Task AuthorizeAsync(HttpContext context)
    {
        Asked = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        var request = context.GetOpenIddictServerRequest()!;
        if (Next is not { } person)
        {
            await context.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, new AuthenticationProperties(new Dictionary<string, string?>
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = OpenIddictConstants.Errors.AccessDenied,
            }));
            return;
        }
        var identity = new ClaimsIdentity("provider", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, person.Subject).SetClaim(OpenIddictConstants.Claims.Name, person.Name)
            .SetClaim(OpenIddictConstants.Claims.PreferredUsername, person.UserName).SetClaim(OpenIddictConstants.Claims.Email, person.Email)
            .SetClaims("groups", [.. person.Groups]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        await context.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }
}

/// <summary>Somebody as the provider knows them.</summary>
public sealed record Person(string Subject, string Name, params string[] Groups)
{
    public string UserName { get; init; } = $"{Subject}@maple-harbor.example";
    public string? Email { get; init; }
}
