using Alliance.Demonstration;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ActionContext = Alliance.Platform.Data.ActionContext;

namespace Alliance.BrowserTests.House;

/// <summary>The real application on a port of its own, with the demonstration town, on a morning that never ends.</summary>
public sealed class OpenHouse : WebApplicationFactory<Program>
{
    /// <summary>A Tuesday, 9 in the morning for the people of Harbor Falls.</summary>
    public static readonly DateTimeOffset Morning = new(2027, 3, 2, 14, 0, 0, TimeSpan.Zero);

    private static readonly Lock Starting = new();
    private readonly string folder;
    private readonly string database;
    private readonly bool demonstrate;
    private readonly IReadOnlyDictionary<string, string?> settings;

    private OpenHouse(string folder, string database, bool demonstrate, IReadOnlyDictionary<string, string?> settings) => (this.folder, this.database, this.demonstrate, this.settings) = (folder, database, demonstrate, settings);

    /// <summary>Where a browser finds it, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where the house keeps its files: letters, keys, and the database where it is SQLite's.</summary>
    public string Folder => folder;

    /// <summary>Its connection string.</summary>
    public string Database => database;

    /// <summary>What time it is in the house. Only a house of one's own may be set forward.</summary>
    public FakeTimeProvider Clock => (FakeTimeProvider)Services.GetRequiredService<TimeProvider>();

    /// <param name="database">A connection string; by default a SQLite file that goes with the house.</param>
    /// <param name="demonstrate">Whether the invented town is in it, or nothing yet.</param>
    /// <param name="settings">What an administrator set beside it.</param>
    public static OpenHouse Open(string? database = null, bool demonstrate = true, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-browser-").FullName;
        var house = new OpenHouse(folder, database ?? $"Data Source={Path.Combine(folder, "alliance.db")};Pooling=False", demonstrate, settings ?? new Dictionary<string, string?>());
        house.UseKestrel();
        // The command line's options are shared by all houses of the process, and reading them is not made for two at once.
        lock (Starting) house.StartServer();
        var port = new Uri(house.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port;
        house.Address = $"http://localhost:{port}";
        return house;
    }

    /// <summary>Asks the database as the application would, within one agency.</summary>
    public Task<T> AskAsync<T>(Func<AllianceContext, Task<T>> question, int agency = 1) =>
        DoAsync(services => question(services.GetRequiredService<AllianceContext>()), agency);

    /// <summary>Does something with the application's own services, within one agency.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work, int agency = 1)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agency));
        return await work(scope.ServiceProvider);
    }

    /// <summary>The cookies of somebody signed in by the side door: without form, second factor or event.</summary>
    public Task<IReadOnlyList<string>> SideDoorAsync(string userName, Role acting) => DoAsync<IReadOnlyList<string>>(async services =>
    {
        var account = await services.GetRequiredService<AllianceContext>().Users.SingleAsync(a => a.UserName == userName);
        var signIn = services.GetRequiredService<SignInService>();
        var request = new DefaultHttpContext { RequestServices = services, Request = { Scheme = "http", Host = new HostString("localhost") } };
        await request.SignInAsync(IdentityConstants.ApplicationScheme, Principal.Of(account, acting, await signIn.RolesAsync(account.Id), await signIn.MayTendRegisterAsync(account.Id)));
        return [.. request.Response.Headers.SetCookie.OfType<string>()];
    });

    /// <summary>Somebody's action, now, for what a test arranges.</summary>
    public async Task<ActionContext> ActAsync(string userName, Role role)
    {
        var id = await AskAsync(db => db.Users.Where(a => a.UserName == userName).Select(a => a.Id).SingleAsync());
        return new ActionContext(1, id, role.ToString(), Services.GetRequiredService<TimeProvider>().Instant(), "Arranging a test", "test");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        // The build output names its style sheets and their compressed copies in manifests; a published application has them as files.
        builder.UseStaticWebAssets();
        // Nobody edits them meanwhile; otherwise they would be read anew and sent without compression.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        // They become arguments of the entry point: --database=… and so on.
        builder.UseSetting("database", database).UseSetting("data", Path.Combine(folder, "data")).UseSetting("urls", "http://127.0.0.1:0");
        if (!demonstrate) builder.UseSetting("no-demo", "true");
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(settings));
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(Morning)));
            services.AddLogging(logging => logging.ClearProviders());
        });
    }

    /// <summary>The first of the invented people who holds a role.</summary>
    public static string NameOf(Role role) => DemonstrationPeople.Greeted.Single(p => p.Roles[0] == role).UserName;
}
