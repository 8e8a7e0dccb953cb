using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Web;
using Alliance.Tests.Evaluation.StudyCommands;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>One more agency on a server that several share: who lets it in, where it is reached, and what will not do.</summary>
public abstract class AgencyCommandTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Add_OneMore_IsReachedAtItsNameAndAtItsHost()
    {
        (await TypeAsync("agency add oak-bay --time-zone America/Chicago --host Alliance.Oak-Bay.example --display-name", "Oak Bay Police")).ShouldBe(0);
        (await TypeAsync("account add first-there --role Administrator --agency oak-bay")).ShouldBe(0);
        House.Services.GetRequiredService<AgencyDirectory>().Forget();

        (await House.Stranger().GetAsync("/at/oak-bay/sign-in")).ShouldSay("Oak Bay Police");
        (await House.Stranger("alliance.oak-bay.example").GetAsync("/sign-in")).ShouldSay("Oak Bay Police");
        var agency = await House.AskAsync(db => db.Agencies.SingleAsync(a => a.Slug == "oak-bay"));
        (agency.TimeZone, agency.HostName, agency.IsDemonstration).ShouldBe(("America/Chicago", "alliance.oak-bay.example", false));
        (await House.AskAsync(db => db.Users.Select(a => a.UserName).SingleAsync(), agency.Id)).ShouldBe("first-there");
        (await House.AskAsync(db => db.Users.AnyAsync(a => a.UserName == "first-there"))).ShouldBeFalse("the record of each is closed to the others");
        (await House.AskAsync(db => db.AuditEvents.OrderBy(e => e.Id).Select(e => e.Action).FirstAsync(), agency.Id)).ShouldBe(AccountEvents.AgencyAdded);
    }

    public static TheoryData<AgencyEntry, string> Refused => new()
    {
        { Entry with { Slug = "Oak Bay" }, "cannot stand in an address" },
        { Entry with { Slug = "" }, "cannot stand in an address" },
        { Entry with { Slug = "-oak" }, "cannot stand in an address" },
        { Entry with { Slug = new string('a', 61) }, "cannot stand in an address" },
        { Entry with { Slug = "oak\n" }, "cannot stand in an address" },
        { Entry with { Slug = "maple-harbor" }, "Maple Harbor Police is reached at /at/maple-harbor already" },
        { Entry with { Name = "" }, "Give the name that people know the agency by" },
        { Entry with { Name = new string('a', 121) }, "Give the name that people know the agency by" },
        { Entry with { TimeZone = "Nowhere/Town" }, "There is no time zone" },
        { Entry with { TimeZone = "Eastern Standard Time" }, "There is no time zone" },
        { Entry with { HostName = "https://oak.example" }, "is no host name" },
        { Entry with { HostName = "oak.example:443" }, "is no host name" },
        { Entry with { HostName = "192.0.2.7" }, "is no host name" },
        { Entry with { HostName = $"{string.Join('.', Enumerable.Repeat("oak", 60))}.example" }, "is no host name" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Add_WhatWillNotDo_IsRefusedInASentence(AgencyEntry entry, string sentence)
    {
        var before = await House.AskAsync(db => db.Agencies.CountAsync());

        (await Should.ThrowAsync<BadInputException>(() => DoAsync(agencies => agencies.AddAsync(entry)))).Message.ShouldContain(sentence);

        (await House.AskAsync(db => db.Agencies.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task Change_WhereItIsReached_IsRecordedAndTheOldAddressLeadsNowhere()
    {
        await DoAsync(agencies => agencies.AddAsync(Entry with { Slug = "old-name", HostName = "old.example" }));

        (await TypeAsync("agency change --agency old-name --name new-name --no-host --display-name", "New Name Police")).ShouldBe(0);
        (await TypeAsync("agency change --agency new-name --name new-name")).ShouldBe(2, "that is how it is already");
        (await TypeAsync("agency change --agency new-name --name maple-harbor")).ShouldBe(2, "somebody else is there");
        House.Services.GetRequiredService<AgencyDirectory>().Forget();

        (await House.Stranger().GetAsync("/at/new-name/sign-in")).ShouldSay("New Name Police");
        (await House.Stranger().GetAsync("/at/old-name/sign-in")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var agency = await House.AskAsync(db => db.Agencies.SingleAsync(a => a.Slug == "new-name"));
        AgencyEntry.Of(agency).ShouldBe(new AgencyEntry("new-name", "New Name Police", "America/Denver", null));
        (await House.EventsAsync(AccountEvents.AgencyChanged, agency.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Add_AHostThatLeadsToAnother_IsRefused()
    {
        await DoAsync(agencies => agencies.AddAsync(Entry with { Slug = "has-a-host", HostName = "taken.example" }));

        (await Should.ThrowAsync<BadInputException>(() => DoAsync(agencies => agencies.AddAsync(Entry with { Slug = "wants-it", HostName = "taken.example" })))).Message.ShouldContain("taken.example leads to Elm Police already");
    }

    private static AgencyEntry Entry => new("elm", "Elm Police", "America/Denver", null);

    private Task DoAsync(Func<AgencyService, Task> work) => House.DoAsync(services => work(services.GetRequiredService<AgencyService>()));

    /// <param name="line">Words without spaces in them.</param>
    /// <param name="last">One more, that may have some.</param>
    private Task<int> TypeAsync(string line, params string[] last) =>
        Alliance.House.Commands().Parse([.. line.Split(' '), .. last, "--database", House.ConnectionString, "--data", House.Settings.DataFolder]).InvokeAsync();
}

public sealed class AgencyCommandTestsOnSqlite(SqliteHouse house) : AgencyCommandTests(house), IClassFixture<SqliteHouse>;

public sealed class AgencyCommandTestsOnPostgres(PostgresHouse house) : AgencyCommandTests(house), IClassFixture<PostgresHouse>;

/// <summary>A new server, to which nobody has come yet.</summary>
[Collection(nameof(Alone))]
public sealed class FirstAgencyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-first-").FullName;

    [Fact]
    public async Task Add_OnANewServer_TakesThePlaceOfTheOneNobodyBegan()
    {
        (await TypeAsync("agency list")).Output.ShouldBe("our-department            Our department, America/New_York\n");

        var first = await TypeAsync("agency add elm --display-name Elm --time-zone America/Denver --host elm.example");
        first.Status.ShouldBe(0);
        first.Error.ShouldBe("""
            Elm is reached at /at/elm; a server that runs knows of it within half a minute. It takes the place of "Our department", which nobody had begun to use.
            Its first administrator: ./run account add NAME --role Administrator --agency elm

            """);
        (await TypeAsync("agency add oak --display-name Oak --time-zone America/Chicago")).Error.ShouldNotContain("takes the place");

        (await TypeAsync("agency list --json")).Output.ShouldBe("""[{"slug":"elm","name":"Elm","timeZone":"America/Denver","hostName":"elm.example"},{"slug":"oak","name":"Oak","timeZone":"America/Chicago","hostName":null}]""" + "\n");
        (await TypeAsync("account add ana --role Steward")).Error.ShouldBe("This database holds several agencies; name one with --agency (elm, oak).\n");
        (await TypeAsync("audit verify --agency elm")).Status.ShouldBe(0);
    }

    [Fact]
    public async Task Add_WhereSomebodyHasBegun_LeavesTheFirstAlone()
    {
        (await TypeAsync("account add ana --role Steward")).Status.ShouldBe(0);

        (await TypeAsync("agency add oak --display-name Oak --time-zone America/Chicago")).Status.ShouldBe(0);

        (await TypeAsync("agency list")).Output.ShouldContain("Our department");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<(int Status, string Output, string Error)> TypeAsync(string line) =>
        Typed.HeardAsync(() => Alliance.House.RunAsync([.. line.Split(' '), "--data", folder, "--database", $"Data Source={Path.Combine(folder, "alliance.db")};Pooling=false"]));
}
