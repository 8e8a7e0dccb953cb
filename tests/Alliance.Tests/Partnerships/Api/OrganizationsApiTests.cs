using Alliance.Partnerships;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Api;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Api;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Api;

/// <summary>What another program reads and writes of the directory.</summary>
public abstract class OrganizationsApiTests(TestHouse house) : HouseTest(house)
{
    private const string Address = "/api/v1/organizations";
    private const ServiceScopes Both = ServiceScopes.OrganizationsRead | ServiceScopes.OrganizationsWrite;

    [Fact]
    public async Task List_InPages_GivesEachOrganizationOnceAndNobodyElse()
    {
        var marks = Enumerable.Range(0, 5).Select(n => $"Paged Pier {n}").ToList();
        foreach (var name in marks) await House.AddShopAsync(name);
        await House.AddShopAsync("A neighbor in Paged", p => p.Kind = PartnerKind.Neighbor);
        var left = await House.AddShopAsync("Paged Peace");
        await House.AddAsync(new ApproachWish { Id = House.NewId(), PartnerId = left.Id, SaidAt = House.Clock.GetUtcNow().UtcDateTime, RecordedById = House.Person(Role.Officer).Id });
        var program = await OtherProgram.WithAsync(House, ServiceScopes.OrganizationsRead);

        var names = new List<string>();
        for (string? after = null; ;)
        {
            var page = await program.GetAsync($"{Address}?limit=2" + (after is null ? "" : $"&after={after}"));
            page.Status.ShouldBe(200, page.Text);
            page.Names.Count.ShouldBeLessThanOrEqualTo(2);
            names.AddRange(page.Names);
            after = page.Json["after"]?.GetValue<string>();
            if (after is null) break;
        }

        names.Where(n => n.Contains("Paged", StringComparison.Ordinal)).ShouldBe(marks, ignoreOrder: true);
        // What was read is on the record, of a program and of nobody.
        var read = (await House.EventsAsync(PartnershipEvents.PartnersListed))[^1];
        (read.ActorId, read.Role, read.Source).ShouldBe((null, "Service", "City license register"));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("after=yesterday", "after")]
    public async Task List_AskedInAWayThatCannotBe_SaysWhat(string question, string field) =>
        (await (await OtherProgram.WithAsync(House, ServiceScopes.OrganizationsRead)).GetAsync($"{Address}?{question}")).ShouldRefuse(400, $"\"{field}\"");

    [Fact]
    public async Task Add_SentTwice_AddsOnce()
    {
        var program = await OtherProgram.WithAsync(House, Both);
        var key = House.NewId().ToString();

        var first = await program.PostAsync(Address, new { name = "  Twice   Tannery ", kind = "business", telephone = "617 555 0142", street = "4 Twice Street" }, key);
        var second = await program.PostAsync(Address, new { name = "Twice Tannery", kind = "business" }, key);

        (first.Status, second.Status).ShouldBe((201, 200), first.Text);
        second.Json["name"]!.GetValue<string>().ShouldBe("Twice Tannery");
        second.Json["telephone"]!.GetValue<string>().ShouldBe("+16175550142");
        (await House.AskAsync(db => db.Set<Partner>().CountAsync(p => p.Name == "Twice Tannery"))).ShouldBe(1);
        (await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Partners?Q=tannery")).ShouldSay("Twice Tannery");
        var added = (await House.EventsAsync(PartnershipEvents.PartnerAdded)).Single(e => e.EntityId == Guid.Parse(key));
        (added.ActorId, added.Role, added.Source).ShouldBe((null, "Service", "City license register"));
    }

    [Fact]
    public async Task Add_TwiceAtOnce_AddsOnce()
    {
        var program = await OtherProgram.WithAsync(House, Both);
        var key = House.NewId().ToString();

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => program.PostAsync(Address, new { name = "Simultaneous Sails", kind = "business" }, key)));

        told.Select(t => t.Status).ShouldAllBe(s => s == 200 || s == 201);
        (await House.AskAsync(db => db.Set<Partner>().CountAsync(p => p.Name == "Simultaneous Sails"))).ShouldBe(1);
    }

    [Fact]
    public async Task Add_OfOneThatMayBeHere_NamesItAndIsTakenWhenItIsNew()
    {
        var there = await House.AddShopAsync("Likely Lanterns", p => p.Telephone = "+16175550188");
        var program = await OtherProgram.WithAsync(House, Both);
        var key = House.NewId().ToString();

        var told = await program.PostAsync(Address, new { name = "Likely Lanterns", kind = "business", telephone = "(617) 555-0188" }, key);
        told.ShouldRefuse(409, there.Id.ToString());

        (await program.PostAsync(Address, new { name = "Likely Lanterns", kind = "business", telephone = "(617) 555-0188", isNew = true }, key)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Correct_FromAnOldVersion_IsRefusedAndLosesNothing()
    {
        var shop = await House.AddShopAsync("Versioned Vessels");
        var program = await OtherProgram.WithAsync(House, Both);
        var read = await program.GetAsync($"{Address}/{shop.Id}");

        var corrected = await program.PutAsync($"{Address}/{shop.Id}", new { name = "Versioned Vessels", kind = "business", city = "Maple Harbor" }, read.ETag);
        var late = await program.PutAsync($"{Address}/{shop.Id}", new { name = "Overwritten", kind = "business" }, read.ETag);

        corrected.Status.ShouldBe(200, corrected.Text);
        corrected.ETag.ShouldNotBe(read.ETag);
        late.ShouldRefuse(412, "Read it again");
        (await program.PutAsync($"{Address}/{shop.Id}", new { name = "Overwritten", kind = "business" }, null)).ShouldRefuse(428, "If-Match");
        var kept = await House.AskAsync(db => db.Set<Partner>().SingleAsync(p => p.Id == shop.Id));
        (kept.Name, kept.City).ShouldBe(("Versioned Vessels", "Maple Harbor"));
    }

    [Fact]
    public async Task Write_WithoutItsScope_IsRefused()
    {
        var reader = await OtherProgram.WithAsync(House, ServiceScopes.OrganizationsRead);
        var writer = await OtherProgram.WithAsync(House, ServiceScopes.OrganizationsWrite);

        (await reader.PostAsync(Address, new { name = "Refused", kind = "business" }, House.NewId().ToString())).ShouldRefuse(403, "may not do that");
        (await writer.GetAsync(Address)).ShouldRefuse(403, "may not do that");
        (await House.AskAsync(db => db.Set<Partner>().AnyAsync(p => p.Name == "Refused"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"name":"Bad","kind":"castle"}""", 400, "$.kind")]
    [InlineData("""{"name":"Bad","kind":1}""", 400, "$.kind")]
    [InlineData("""{"name":"Bad","kind":"business","owner":"somebody"}""", 400, "cannot be read")]
    [InlineData("""{"name":""", 400, "cannot be read")]
    [InlineData("null", 400, "empty")]
    [InlineData("""{"kind":"business"}""", 400, "\"name\"")]
    [InlineData("""{"name":"Bad","kind":"business","telephone":"call me"}""", 400, "\"telephone\"")]
    [InlineData("""{"name":"Bad","kind":"business","roleEmail":"jane.example@harbor.example"}""", 400, "\"roleEmail\"")]
    [InlineData("""{"name":"Bad","kind":"neighbor","areaId":"0198d000-0000-7000-8000-000000000001"}""", 400, "\"kind\"")]
    [InlineData("""{"name":"Bad","kind":"business","lineOfBusiness":"run by a Muslim gang member"}""", 400, "\"lineOfBusiness\"")]
    public async Task Write_OfWhatCannotBe_SaysWhatAndKeepsNothing(string body, int status, string words)
    {
        var program = await OtherProgram.WithAsync(House, Both);

        (await program.SendAsync(HttpMethod.Post, Address, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), ("Idempotency-Key", House.NewId().ToString()))).ShouldRefuse(status, words);

        (await House.AskAsync(db => db.Set<Partner>().AnyAsync(p => p.Name == "Bad"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Write_WithoutItsKeyOrAsSomethingElse_SaysWhat()
    {
        var program = await OtherProgram.WithAsync(House, Both);

        (await program.PostAsync(Address, new { name = "Keyless", kind = "business" }, null)).ShouldRefuse(400, "Idempotency-Key");
        (await program.SendAsync(HttpMethod.Post, Address, new StringContent("name=Form"), ("Idempotency-Key", House.NewId().ToString()))).ShouldRefuse(415, "Send JSON");
    }

    [Fact]
    public async Task Keys_OfAnotherAgency_AreNotThere()
    {
        var foreign = await House.AddOneOfEverythingAsync((await House.AddAgencyAsync(72, "api-elsewhere")).Id, "Xylographer");
        var program = await OtherProgram.WithAsync(House, Both | ServiceScopes.CountsRead);

        foreach (var (_, key) in foreign)
        {
            (await program.GetAsync($"{Address}/{key}")).ShouldRefuse(404, "no such organization");
            (await program.PutAsync($"{Address}/{key}", new { name = "Taken over", kind = "business" }, "\"0\"")).ShouldRefuse(404, "no such organization");
        }
        (await program.GetAsync($"{Address}?limit=500")).Text.ShouldNotContain("Xylographer");
    }

    [Fact]
    public async Task Answers_HoldNoPersonAndNoEntry()
    {
        var partner = await House.AddOwnPartnerAsync("Wordless Wharf");
        await House.AddPersonAsync(partner, name: "Nicodemus Nightingale");
        await House.AddPromiseAsync(partner, House.Person(Role.Officer), words: "Bring the brambles");
        var program = await OtherProgram.WithAsync(House, Both | ServiceScopes.CountsRead);

        foreach (var path in new[] { $"{Address}?limit=500", $"{Address}/{partner.Id}", "/api/v1/counts" })
        {
            var told = await program.GetAsync(path);
            told.Status.ShouldBe(200, told.Text);
            told.Text.ShouldNotContain("Nightingale");
            told.Text.ShouldNotContain("brambles");
            told.Text.ShouldNotContain(House.Person(Role.Officer).DisplayName);
        }
    }

    [Fact]
    public async Task Counts_BelowTen_AreNull()
    {
        await House.AddShopAsync("Counted Cove");
        var program = await OtherProgram.WithAsync(House, ServiceScopes.CountsRead);

        var counts = await program.GetAsync("/api/v1/counts");

        counts.Status.ShouldBe(200, counts.Text);
        counts.Json["partners"]!.AsArray().Select(p => p!["count"]?.GetValue<int>()).ShouldAllBe(c => c == null || c == 0 || c >= 10);
        counts.Json["partners"]!.AsArray().ShouldContain(p => p!["count"] == null);
    }
}

public sealed class OrganizationsApiTestsOnSqlite(SqliteHouse house) : OrganizationsApiTests(house), IClassFixture<SqliteHouse>;

public sealed class OrganizationsApiTestsOnPostgres(PostgresHouse house) : OrganizationsApiTests(house), IClassFixture<PostgresHouse>;
