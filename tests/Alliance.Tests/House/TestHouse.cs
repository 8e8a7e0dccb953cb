// How to test over HTTP
//
//   public abstract class GreetingTests(TestHouse house) : HouseTest(house)
//   {
//       [Fact]
//       public async Task Post_ValidGreeting_IsKeptAndRecorded()
//       {
//           var officer = await House.SignInAsync(Role.Officer);           // one of the people that every database has
//           var page = await officer.GetAsync("/Somewhere/Greet");
//           page.ShouldBeOk();
//
//           var done = await page.Form("form.pa-form").Set("Input.Words", "Good morning").SubmitAsync();
//
//           done.ShouldRedirectTo("/Somewhere");
//           (await done.FollowAsync()).ShouldSay("Kept.");
//           (await House.AskAsync(db => db.Set<Greeting>().SingleAsync())).Words.ShouldBe("Good morning");
//           (await House.EventsAsync("GreetingKept")).ShouldHaveSingleItem().ActorId.ShouldBe(House.Person(Role.Officer).Id);
//       }
//   }
//   public sealed class GreetingTestsOnSqlite(SqliteHouse house) : GreetingTests(house), IClassFixture<SqliteHouse>;
//   public sealed class GreetingTestsOnPostgres(PostgresHouse house) : GreetingTests(house), IClassFixture<PostgresHouse>;
//
// A class has one house and one database, so each test makes the rows it needs (AddAccountAsync, AddAgencyAsync, and the rooms'
// own builders as extension methods on TestHouse) and looks only at those. Pages that touch no data need one engine only.
// House.Clock moves time forward; nothing in a test waits. The sealer and the housekeeping of accounts are off: call SealAsync
// where a chain matters, or the job's own RunAsync. The import desk is on, for the pages that ask it, and looks after unfinished
// runs whenever the clock has moved by half a minute (AddAgencyAsync moves it by one).
// PostgreSQL tests skip, with the reason, where initdb is not found.

using Alliance.Evaluation.Outcomes;
using Alliance.Partnerships;
using Alliance.Partnerships.Digests;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Data.Search;
using Alliance.Platform.Mail;
using Alliance.Portal.Concerns;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tests.House;

/// <summary>The whole application over a database of its own, with a clock that the test moves.</summary>
/// <param name="moveIn">A database that is there already, with the data folder that goes with it; by default a new one.</param>
public abstract class TestHouse(Engine engine, (string Database, string DataFolder)? moveIn = null) : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>A Tuesday, 9 in the morning for the people of Maple Harbor.</summary>
    public static readonly DateTimeOffset FirstMorning = new(2027, 3, 2, 14, 0, 0, TimeSpan.Zero);

    private static readonly Lock Starting = new();

    /// <summary>Locks the keys of all houses: to make one for each took half of their starts.</summary>
    private static readonly Lazy<byte[]> Certificate = new(MakeCertificate);

    private readonly string folder = Directory.CreateTempSubdirectory("alliance-test-").FullName;
    private TestDatabase? database;

    public Engine Engine => engine;

    public FakeTimeProvider Clock { get; } = new(FirstMorning);

    /// <summary>Why this engine cannot be tested here; null where it can.</summary>
    public string? WhyNot { get; private set; }

    public string ConnectionString => moveIn?.Database ?? database?.ConnectionString ?? throw new InvalidOperationException($"There is no database: {WhyNot ?? "the house was not initialised"}.");

    public Settings Settings => Alliance.Platform.Settings.From(ConnectionString, DataFolder);

    /// <summary>Inside the folder that goes with the house, so that the ledger beside it goes too.</summary>
    private string DataFolder => moveIn?.DataFolder ?? Path.Combine(folder, "data");

    public virtual async ValueTask InitializeAsync()
    {
        WhyNot = TestDatabase.WhyNot(engine);
        if (WhyNot is not null || moveIn is not null) return;
        database = await TestDatabase.CreateAsync(engine);
        var certificate = Settings.CertificateFile;
        Directory.CreateDirectory(Path.GetDirectoryName(certificate)!);
        await File.WriteAllBytesAsync(certificate, Certificate.Value);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(certificate, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static byte[] MakeCertificate()
    {
        var folder = Directory.CreateTempSubdirectory("alliance-certificate-").FullName;
        var settings = Alliance.Platform.Settings.From(null, folder);
        KeyCertificate.Open(settings).Dispose();
        var certificate = File.ReadAllBytes(settings.CertificateFile);
        Directory.Delete(folder, recursive: true);
        return certificate;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        // They become arguments of the entry point: --database=… and so on.
        builder.UseSetting("database", ConnectionString).UseSetting("data", DataFolder).UseSetting("no-demo", "true");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            foreach (var job in services.Where(s => s.ImplementationType == typeof(AuditSealing) || s.ImplementationType == typeof(AccountHousekeeping) || s.ImplementationType == typeof(Expiry) || s.ImplementationType == typeof(MailSending) || s.ImplementationType == typeof(DigestSending) || s.ImplementationType == typeof(StewardsHour) || s.ImplementationType == typeof(ConcernAsking) || s.ImplementationType == typeof(MonthlyFreeze) || s.ImplementationType == typeof(SearchTidying) || s.ImplementationType == typeof(SearchJoining)).ToList()) services.Remove(job);
            services.Configure<PasswordHasherOptions>(TestPeople.HashFast);
            services.AddLogging(logging => logging.ClearProviders());
            Change(services);
        });
    }

    /// <summary>Where a test needs a service of its own, such as one that fails.</summary>
    protected virtual void Change(IServiceCollection services)
    {
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        // The command line's options are shared by all houses of the process, and reading them is not made for two at once.
        lock (Starting) return base.CreateHost(builder);
    }

    /// <summary>Somebody at a browser who has not signed in.</summary>
    public Browser Stranger(string host = "localhost") => new(this, host);

    /// <summary>One of the people every database has, signed in and acting in that role.</summary>
    public Task<Browser> SignInAsync(Role role) => SignInAsync(Person(role), role);

    /// <summary>Anybody, signed in by the side door: without password, second factor or event.</summary>
    public async Task<Browser> SignInAsync(Account account, Role acting)
    {
        await using var scope = Services.CreateAsyncScope();
        var agency = await scope.ServiceProvider.GetRequiredService<AllianceContext>().Agencies.SingleAsync(a => a.Id == account.AgencyId);
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        var signIn = scope.ServiceProvider.GetRequiredService<SignInService>();
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Scheme = "https", Host = new HostString("localhost") } };
        await request.SignInAsync(IdentityConstants.ApplicationScheme,
            Principal.Of(account, acting, await signIn.RolesAsync(account.Id), await signIn.MayTendRegisterAsync(account.Id)));
        var browser = Stranger();
        foreach (var cookie in request.Response.Headers.SetCookie) browser.Keep(cookie!);
        return browser;
    }

    /// <summary>The person every database has for a role: user name <c>officer</c>, <c>supervisor</c> and so on.</summary>
    public Account Person(Role role) => database!.People[role];

    /// <summary>Asks the database as the application would, within one agency.</summary>
    public async Task<T> AskAsync<T>(Func<AllianceContext, Task<T>> question, int agency = TestPeople.AgencyId) =>
        await DoAsync(services => question(services.GetRequiredService<AllianceContext>()), agency);

    /// <summary>Does something with the application's own services, within one agency.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work, int agency = TestPeople.AgencyId)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agency));
        return await work(scope.ServiceProvider);
    }

    public Task DoAsync(Func<IServiceProvider, Task> work, int agency = TestPeople.AgencyId) =>
        DoAsync(async services =>
        {
            await work(services);
            return true;
        }, agency);

    /// <summary>Saves rows that a test needs, without an action of their own to tell of.</summary>
    public Task AddAsync(params object[] rows) => DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        db.AddRange(rows);
        db.Record(Act(), "Arranged", null, null, null, null);
        await db.SaveChangesAsync();
    });

    /// <summary>An action of the system's, or of an account's, at the clock's time.</summary>
    public ActionContext Act(Guid? actor = null, Role? role = null, int agency = TestPeople.AgencyId) =>
        new(agency, actor, role?.ToString() ?? ActionContext.SystemRole, Clock.Instant(), "testing", "test");

    /// <summary>The events of one name, oldest first.</summary>
    public Task<List<AuditEvent>> EventsAsync(string action, int agency = TestPeople.AgencyId) =>
        AskAsync(db => db.AuditEvents.AsNoTracking().Where(e => e.Action == action).OrderBy(e => e.Id).ToListAsync(), agency);

    public Task<int> SealAsync() => Services.GetRequiredService<AuditSealer>().SealAsync();

    /// <summary>A new account with <see cref="TestPeople.Password"/>.</summary>
    public async Task<Account> AddAccountAsync(string userName, params Role[] roles) => await AddAccountAsync(TestPeople.AgencyId, userName, roles);

    public async Task<Account> AddAccountAsync(int agency, string userName, params Role[] roles) => await DoAsync(async services =>
    {
        var errors = await services.GetRequiredService<AccountService>().AddAsync(
            new NewAccount { UserName = userName, DisplayName = $"{userName} of the test", Password = TestPeople.Password, Roles = roles, PasswordIsTemporary = false }, Act(agency: agency));
        errors.ShouldBeEmpty();
        return (await services.GetRequiredService<UserManager<Account>>().FindByNameAsync(userName))!;
    }, agency);

    /// <summary>Another agency on the same server.</summary>
    public async Task<Agency> AddAgencyAsync(int id, string slug, bool isDemonstration = false)
    {
        var agency = new Agency { Id = id, Name = $"{slug} police", Slug = slug, TimeZone = "America/Los_Angeles", IsDemonstration = isDemonstration };
        await DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.Add(agency);
            await db.SaveChangesAsync();
        });
        // The directory of agencies is remembered for half a minute.
        Clock.Advance(TimeSpan.FromMinutes(1));
        return agency;
    }
}

public sealed class SqliteHouse() : TestHouse(Engine.Sqlite);

public sealed class PostgresHouse() : TestHouse(Engine.Postgres);

/// <summary>A class of tests that share one house.</summary>
public abstract class HouseTest
{
    protected HouseTest(TestHouse house)
    {
        Assert.SkipWhen(house.WhyNot is not null, house.WhyNot ?? "");
        House = house;
    }

    protected TestHouse House { get; }
}
