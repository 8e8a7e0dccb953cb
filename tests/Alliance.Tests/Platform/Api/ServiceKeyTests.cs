using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Platform.Api;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Platform.Api;

/// <summary>Keys of other programs: given by an administrator, shown once, good for what they say and until they say.</summary>
public abstract class ServiceKeyTests(TestHouse house) : HouseTest(house)
{
    private const string Address = "/api/v1/organizations?limit=1";

    [Fact]
    public async Task Key_IsShownOnce_OpensWhatItMay_AndEndsAtOnce()
    {
        var administrator = await House.SignInAsync(Role.Administrator);
        var page = await administrator.GetAsync("/agency/programs");
        var id = Guid.Parse(page.Form("#form").Value("Input.Id")!);

        var done = await page.Form("#form").Set("Input.Name", "Harbor dashboard").Set("Input.May", "OrganizationsRead").SubmitAsync();

        done.ShouldBeOk();
        var key = done.Element("#key").GetAttribute("value")!;
        (await House.AskAsync(db => db.Set<ServiceAccount>().SingleAsync(s => s.Id == id))).Scopes.ShouldBe(ServiceScopes.OrganizationsRead);
        (await administrator.GetAsync("/agency/programs")).Body.ShouldNotContain(key);
        var told = (await House.EventsAsync(AccountEvents.ServiceAccountAdded)).Single(e => e.EntityId == id);
        (await House.AskAsync(db => db.AuditPayloads.SingleAsync(p => p.EventId == told.Id))).Json.ShouldNotContain("Secret");
        // Sent twice by an impatient finger: no second key, and the first one stays good.
        (await page.Form("#form").Set("Input.Name", "Harbor dashboard").Set("Input.May", "OrganizationsRead").SubmitAsync()).ShouldRedirectTo("/agency/programs");

        var program = new OtherProgram(House, key);
        (await program.GetAsync(Address)).Status.ShouldBe(200);
        (await program.GetAsync("/api/v1/counts")).ShouldRefuse(403, "may not do that");
        (await administrator.GetAsync("/agency/programs")).ShouldSay("March 2, 2027");

        (await (await administrator.GetAsync("/agency/programs")).Form($"form:has(input[value='{id}'])").SubmitAsync()).ShouldRedirectTo("/agency/programs");
        (await program.GetAsync(Address)).ShouldRefuse(401, "has ended");
        (await House.EventsAsync(AccountEvents.ServiceAccountEnded)).ShouldContain(e => e.EntityId == id);
    }

    [Theory]
    [InlineData("GET", "/api/v1/partners", 404, "There is nothing here.")]
    [InlineData("GET", "/api/v1/organizations/register", 404, "There is nothing here.")]
    [InlineData("DELETE", "/api/v1/organizations", 405, "Here one can GET or POST, and not DELETE.")]
    [InlineData("PATCH", "/api/v1/organizations/00000000-0000-0000-0000-000000000001", 405, "Here one can GET or PUT, and not PATCH.")]
    [InlineData("POST", "/api/v1/counts", 405, "Here one can GET, and not POST.")]
    public async Task Asked_ForWhatIsNotThere_IsToldWhatIs(string method, string path, int status, string words) =>
        (await (await OtherProgram.WithAsync(House, ServiceScopes.OrganizationsRead)).SendAsync(new HttpMethod(method), path, null)).ShouldRefuse(status, words);

    [Fact]
    public async Task Key_AfterItsLastDay_OpensNothing()
    {
        var program = await OtherProgram.WithAsync(House, ServiceScopes.OrganizationsRead);
        (await program.GetAsync(Address)).Status.ShouldBe(200);

        House.Clock.Advance(TimeSpan.FromDays(30));

        (await program.GetAsync(Address)).ShouldRefuse(401, "has ended");
    }

    [Theory]
    [InlineData(null, "Send the key of a service account")]
    [InlineData("something", "copy it whole")]
    [InlineData("pa_00000000000000000000000000000001.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "opens nothing here")]
    public async Task Key_ThatIsNone_IsRefusedInOneSentence(string? key, string words) => (await new OtherProgram(House, key).GetAsync(Address)).ShouldRefuse(401, words);

    [Fact]
    public async Task Key_WithAnotherSecret_IsRefused()
    {
        var id = House.NewId();
        await House.AddAsync(new ServiceAccount { AgencyId = TestPeople.AgencyId, Id = id, Name = "Register", Scopes = ServiceScopes.OrganizationsRead, SecretHash = ServiceKey.New(id).Hash, AddedById = House.Person(Role.Administrator).Id, AddedAt = House.Clock.GetUtcNow().UtcDateTime, ExpiresAt = House.Clock.GetUtcNow().UtcDateTime.AddDays(9) });

        (await new OtherProgram(House, ServiceKey.New(id).ToString()).GetAsync(Address)).ShouldRefuse(401, "opens nothing here");
    }

    [Fact]
    public async Task Key_AtAnotherAgencysAddress_OpensNothing()
    {
        await House.AddAgencyAsync(71, "next-door");
        var program = await OtherProgram.WithAsync(House, ServiceScopes.OrganizationsRead);

        (await program.GetAsync("/at/next-door" + Address)).ShouldRefuse(401, "opens nothing here");
    }

    [Fact]
    public async Task SignIn_OfAPerson_IsNoKey()
    {
        foreach (var role in Enum.GetValues<Role>()) (await (await House.SignInAsync(role)).GetAsync(Address)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("", "OrganizationsRead", "2027-06-20", "Input.Name", "Say which program")]
    [InlineData("Register", null, "2027-06-20", "Input.May", "at least one thing")]
    [InlineData("Register", "OrganizationsRead", "2029-03-20", "Input.Until", "within the next twelve months")]
    [InlineData("Register", "OrganizationsRead", "2027-02-01", "Input.Until", "within the next twelve months")]
    public async Task Form_FilledInWrongly_SaysWhat(string name, string? may, string until, string field, string words)
    {
        var form = (await (await House.SignInAsync(Role.Administrator)).GetAsync("/agency/programs")).Form("#form").Set("Input.Name", name).Set("Input.Until", until);
        if (may is not null) form.Set("Input.May", may);

        (await form.SubmitAsync()).ShouldHaveError(field, words);
    }

    [Fact]
    public async Task Address_ThatIsNone_AndDocument_AreAnsweredAsToAProgram()
    {
        var program = await OtherProgram.WithAsync(House, ServiceScopes.OrganizationsRead);

        (await program.GetAsync("/api/v1/contacts")).ShouldRefuse(404, "openapi.json");
        var document = await new OtherProgram(House, null).GetAsync("/api/v1/openapi.json");
        document.Status.ShouldBe(200);
        document.Json["paths"]!.AsObject().Select(p => p.Key).ShouldBe(["/api/v1/organizations", "/api/v1/organizations/{id}", "/api/v1/counts"], ignoreOrder: true);
    }
}

public sealed class ServiceKeyTestsOnSqlite(SqliteHouse house) : ServiceKeyTests(house), IClassFixture<SqliteHouse>;

public sealed class ServiceKeyTestsOnPostgres(PostgresHouse house) : ServiceKeyTests(house), IClassFixture<PostgresHouse>;

/// <summary>A program that asks too much waits; nobody else does.</summary>
public sealed class ServiceLimitTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task Requests_TooManyAtOnce_AreToldToWait()
    {
        var program = new OtherProgram(House, null);
        Told? last = null;
        // Some come back while these are sent.
        for (var i = 0; i < 10 * Alliance.Platform.Api.Api.InAMinute && last?.Status != 429; i++) last = await program.GetAsync("/api/v1/counts");

        last!.ShouldRefuse(429, "10 requests a second");
        (await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Today")).ShouldBeOk();
    }
}
