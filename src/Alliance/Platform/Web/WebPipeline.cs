using System.IO.Compression;
using Alliance.Platform.Accounts;
using Alliance.Platform.Api;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Data.Search;
using Alliance.Platform.Keys;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.ResponseCompression;

namespace Alliance.Platform.Web;

public static class WebPipeline
{
    /// <summary>The services that answer a browser, beside those of <see cref="PlatformServices"/>.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, WebApplicationBuilder builder, Settings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
        });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting", LogLevel.Warning)
            // It gives every line of a request the request's path, and some paths are secrets: a calendar's, a survey's, an invitation's.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        services.AddSingleton<AgencyDirectory>().AddSingleton<TicketStore>().AddScoped<HalfSignIn>();
        services.AddSingleton<ReadLog>().AddHostedService(provider => provider.GetRequiredService<ReadLog>()).AddHostedService<AuditSealing>().AddHostedService<AccountHousekeeping>().AddHostedService<MailSending>().AddHostedService<LockKeeping>();
        if (!settings.IsPostgres) services.AddHostedService<SqliteCheckpoint>().AddHostedService<SearchTidying>().AddHostedService<SearchJoining>();
        services.AddSingleton<Readiness>().AddHealthChecks().AddCheck<Readiness>("ready");
        services.AddHostedService<Draining>().Configure<HostOptions>(host => host.ShutdownTimeout = settings.Drain + Draining.Farewell);
        services.AddTelemetry(settings);
        if (settings.LogsJson) builder.Logging.AddJsonConsole();
        services.AddHttpContextAccessor();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var proxy in settings.Proxies) options.KnownIPNetworks.Add(proxy);
        });
        services.AddRateLimiter(options => options.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddResponseCompression(options => options.EnableForHttps = true);
        // The fastest level forgets at each piece that a page writes what came before: cards and forms of partners, alike but for their names, took four times the bytes.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        AddSignIn(services);
        services.AddApi();
        PagesWhenAsked.Use(services);
        services.AddRazorPages(options => options.RootDirectory = "/").AddMvcOptions(AddConventions).ConfigureApplicationPartManager(ShowFewTypes);
        services.AddOptions<MvcOptions>().Configure<Microsoft.Extensions.Localization.IStringLocalizer<Words>>(BindingSentences.Use);
        return services;
    }

    /// <summary>Pages are found by what was compiled of them; of all our types only the view components are looked for besides.</summary>
    private static void ShowFewTypes(ApplicationPartManager manager)
    {
        foreach (var whole in manager.ApplicationParts.OfType<AssemblyPart>().Where(part => part.Assembly == typeof(WebPipeline).Assembly).ToList())
            manager.ApplicationParts[manager.ApplicationParts.IndexOf(whole)] = new AssemblyPart(SearchedAssembly.Own);
    }

    private static void AddConventions(MvcOptions options)
    {
        options.Filters.Add<SaveFailureFilter>();
        options.ModelBinderProviders.Insert(0, new TickBinder());
        // Posted texts are trimmed nowhere else, and an empty box is no text.
        options.ModelMetadataDetailsProviders.Add(new EmptyIsNothing());
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "alliance";
                options.Cookie.Path = "/";
                options.LoginPath = "/sign-in";
                // The ticket in the database says when somebody is asked again; the cookie outlives it, so that a late form is not lost.
                options.ExpireTimeSpan = AccountRules.SignInLifetime + AccountRules.SignInGrace;
                options.SlidingExpiration = false;
                options.Events.OnRedirectToLogin = SignedOutAnswer.GiveAsync;
                options.Events.OnRedirectToAccessDenied = context => { context.Response.StatusCode = StatusCodes.Status403Forbidden; return Task.CompletedTask; };
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                options.Cookie.Name = "alliance-half";
                options.Cookie.Path = "/";
                // Long enough to put an app on a telephone.
                options.ExpireTimeSpan = TimeSpan.FromMinutes(15);
                options.SlidingExpiration = false;
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<TicketStore>((options, store) => options.SessionStore = store);
        // One path for all cookies: a form of /at/NAME/sign-in and one of / belong to the same person.
        services.AddAntiforgery(options => ForAllOfUs(options.Cookie));
        services.Configure<CookieTempDataProviderOptions>(options => ForAllOfUs(options.Cookie));
        // Whatever no policy allows is denied; where nothing is, there is nothing to deny, and "not found" is the answer.
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(context => context.Resource is HttpContext request && request.GetEndpoint() is null).Build())
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAssertion(context => context.User.IsSignedIn()))
            .AddPolicy(Policies.Administer, policy => policy.RequireRole(nameof(Role.Administrator)));
    }

    /// <summary>Where the page came encrypted, its cookies travel so only; the framework leaves that open for these two.</summary>
    private static void ForAllOfUs(CookieBuilder cookie) => (cookie.Path, cookie.SecurePolicy) = ("/", CookieSecurePolicy.SameAsRequest);

    /// <summary>A page may speak of a person: no cache keeps it. Style sheets and scripts bring their own rule.</summary>
    private static Task KeepPagesOutOfCaches(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null) (context.Response.Headers.CacheControl, context.Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
        return next(context);
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        // Said first, so that it is done last: after the headers that all pages get.
        app.Use(SecurityPolicy.TellNoReferrer);
        app.UseSecurityHeaders(SecurityPolicy.Headers);
        app.Use(NothingIsKept);
        app.UseHealth();
        app.Use(HearingOut.DoAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem", StatusCodeSelector = ProblemModel.StatusOf });
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.UseResponseCompression();
        app.UseMiddleware<SecureAwayFromHome>();
        app.UseMiddleware<AgencyByAddress>();
        app.UseRouting();
        app.Use(KeepPagesOutOfCaches);
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("en-US").AddSupportedCultures("en-US", "es").AddSupportedUICultures("en-US", "es");
            // A room whose pages come in several languages says how its reader's is known; the others are in English.
            options.RequestCultureProviders = [.. app.Services.GetServices<RequestCultureProvider>()];
        });
        app.UseAuthentication();
        app.UseMiddleware<AgencyBySignIn>();
        app.UseMiddleware<IdleLock>();
        // Once more, for a late form that the lock sends to another page.
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        // Files are the same for everybody: they need no sign-in, no agency and no database.
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        // Another site must not keep an unattended screen open.
        app.MapPost("/still-here", async (HttpContext request, IAntiforgery antiforgery) =>
            request.Response.StatusCode = await antiforgery.HoldsAsync(request) ? StatusCodes.Status204NoContent : StatusCodes.Status400BadRequest).RequireAuthorization(Policies.SignedIn);
        app.MapApi();
        app.MapRazorPages().WithStaticAssets();
    }

    /// <summary>No browser keeps a page of the record; files say for themselves how long they may be kept.</summary>
    private static Task NothingIsKept(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.CacheControl.Count == 0) (context.Response.Headers.CacheControl, context.Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
            return Task.CompletedTask;
        });
        return next(context);
    }
}
