using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Partners;

public abstract class AddPartnerTests(TestHouse house) : HouseTest(house)
{
    private async Task<Form> FormAsync(Role role = Role.Officer) => (await (await House.SignInAsync(role)).GetAsync("/Partnerships/Partners/Add")).Form("form.pa-form");

    private Task<Partner?> FindAsync(string name) => House.AskAsync(db => db.Set<Partner>().SingleOrDefaultAsync(p => p.Name == name));

    [Fact]
    public async Task Post_AllFacts_KeepsThemAsTheImportWould()
    {
        var area = await House.AddAreaAsync("Old Quay");
        var form = (await FormAsync()).Set("Input.Kind", "Business").Set("Input.Name", "  Lantern   Books ").Set("Input.LineOfBusiness", "Second-hand books").Set("Input.AreaId", area.Id.ToString())
            .Set("Input.Street", "17 Blackfan St.").Set("Input.City", "Maple Harbor").Set("Input.State", "ma").Set("Input.PostalCode", "02118")
            .Set("Input.Telephone", "(617) 552-3307").Set("Input.RoleEmail", "Info@lantern.example").Set("Input.Website", "lantern.example");

        var done = await form.SubmitAsync();

        var partner = (await FindAsync("Lantern Books")).ShouldNotBeNull();
        done.ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");
        (await done.FollowAsync()).ShouldSay("Added.");
        (partner.Telephone, partner.RoleEmail, partner.Website, partner.State, partner.AreaId).ShouldBe(("+16175523307", "info@lantern.example", "https://lantern.example/", "MA", area.Id));
        partner.AddressKey.ShouldBe(MatchKeys.Of("x", null, "17 Blackfan Street", null, null, null).Address!.Text);
        var added = await House.EventAsync(PartnershipEvents.PartnerAdded, partner.Id);
        added.ActorId.ShouldBe(House.Person(Role.Officer).Id);
        (await House.PayloadAsync(added)).ShouldContain("Lantern Books");
        (await House.AskAsync(db => db.Set<PartnerWord>().CountAsync(w => w.PartnerId == partner.Id))).ShouldBe(2);
    }

    [Fact]
    public async Task Post_Twice_AddsOnce()
    {
        var form = (await FormAsync()).Set("Input.Kind", "School").Set("Input.Name", "Lakeview Twice School");

        var first = await form.SubmitAsync();
        var second = await form.SubmitAsync();

        second.ShouldRedirectTo(first.Location!);
        (await House.AskAsync(db => db.Set<Partner>().CountAsync(p => p.Name == "Lakeview Twice School"))).ShouldBe(1);
        (await House.EventsAsync(PartnershipEvents.PartnerAdded)).Count(e => e.SubjectId == Guid.Parse(first.Location!.Split('/')[^1])).ShouldBe(1);
    }

    [Fact]
    public async Task Post_TwiceAtOnce_AddsOnce()
    {
        var form = (await FormAsync()).Set("Input.Kind", "School").Set("Input.Name", "Lakeview Hasty School");

        var answers = await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Found);
        (await House.AskAsync(db => db.Set<Partner>().CountAsync(p => p.Name == "Lakeview Hasty School"))).ShouldBe(1);
    }

    [Fact]
    public async Task Post_NothingFilledIn_AsksForKindAndName()
    {
        var again = await (await FormAsync()).SubmitAsync();

        again.ShouldHaveError("Input.Kind", "Choose what kind of partner this is.");
        again.ShouldHaveError("Input.Name", "Type the name that stands on the sign.");
    }

    [Theory]
    [InlineData("Input.RoleEmail", "rosa.diaz@example.org", "Only a mailbox of the office")]
    [InlineData("Input.Telephone", "000", "This cannot be dialed.")]
    [InlineData("Input.Telephone", "+10000000000", "This cannot be dialed.")]
    [InlineData("Input.Website", "javascript:alert(1)", "Type the address of a web page")]
    [InlineData("Input.Website", "ftp://example.org", "Type the address of a web page")]
    [InlineData("Input.PostalCode", "<b>", "A postal code has a few letters or digits")]
    public async Task Post_AFieldThatCannotBe_SaysWhyAndKeepsIt(string field, string typed, string sentence)
    {
        var again = await (await FormAsync()).Set("Input.Kind", "Business").Set("Input.Name", "Refused Shop").Set(field, typed).SubmitAsync();

        again.ShouldHaveError(field, sentence);
        again.Form("form.pa-form").Value(field).ShouldBe(typed);
        (await FindAsync("Refused Shop")).ShouldBeNull();
    }

    [Fact]
    public async Task Post_ANeighbor_IsPlacedByNeighborhoodAlone()
    {
        var area = await House.AddAreaAsync("Ferry Hill");

        var done = await (await FormAsync()).Set("Input.Kind", "Neighbor").Set("Input.Name", "Rosa Diaz").Set("Input.Street", "9 Home Lane").Set("Input.Telephone", "617 552 3307").Set("Input.AreaId", area.Id.ToString()).SubmitAsync();

        (await done.FollowAsync()).ShouldSay("A neighbor in Ferry Hill");
        var partner = (await FindAsync("A neighbor in Ferry Hill")).ShouldNotBeNull();
        (partner.Street, partner.Telephone, partner.AddressKey, partner.OtherName).ShouldBe((null, null, null, null));
        (await House.PayloadAsync(await House.EventAsync(PartnershipEvents.PartnerAdded, partner.Id))).ShouldNotContain("Rosa");
    }

    [Fact]
    public async Task Post_ANeighborWithoutNeighborhood_AsksForIt()
    {
        var again = await (await FormAsync()).Set("Input.Kind", "Neighbor").SubmitAsync();

        again.ShouldHaveError("Input.AreaId", "Choose the neighborhood");
    }

    [Theory]
    [InlineData("Brigham & Women Hospital", "75 Francis St.", "Brighams & Womens Hospital", "75 Francis Street")]
    [InlineData("Quay Grocers", "8 Pier Road", "The Old Quay Grocers Name", "8 Pier Rd")]
    [InlineData("Nowhere Cafe", null, "Nowhere Café", "3 Dock Street")]
    public async Task Post_WhatMayBeHereAlready_AsksFirst(string name, string? street, string existing, string existingStreet)
    {
        var there = await House.AddShopAsync(existing, p => (p.Street, p.AddressKey) = (existingStreet, MatchKeys.Of("x", null, existingStreet, null, null, null).Address!.Text));
        var form = (await FormAsync()).Set("Input.Kind", "Business").Set("Input.Name", name);
        if (street is not null) form.Set("Input.Street", street);

        var asked = await form.SubmitAsync("Add the partner");

        asked.ShouldBe(HttpStatusCode.BadRequest);
        asked.ShouldSay("Is it one of these?");
        asked.Element($"a[href='/Partnerships/Partners/{there.Id}']");
        (await FindAsync(name)).ShouldBeNull();
        (await asked.Form("form.pa-form").SubmitAsync("None of these")).ShouldBe(HttpStatusCode.Found);
        (await FindAsync(name)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Post_AnotherShopOfTheChain_AsksNothing()
    {
        await House.AddShopAsync("Chain Coffee", p => (p.Street, p.AddressKey) = ("1 North Street", "1 north street"));

        var done = await (await FormAsync()).Set("Input.Kind", "Business").Set("Input.Name", "Chain Coffee").Set("Input.Street", "99 South Street").SubmitAsync();

        done.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Post_ScreenedWords_NeedAReasonThatTheStewardReadsWithoutThem()
    {
        var form = (await FormAsync()).Set("Input.Kind", "Business").Set("Input.Name", "Screened Shop").Set("Input.LineOfBusiness", "Run by illegal immigrants");

        var warned = await form.SubmitAsync();
        warned.ShouldHaveError("ScreenReason", "Not saved yet.");
        warned.Form("form.pa-form").Value("Input.LineOfBusiness").ShouldBe("Run by illegal immigrants");
        var refused = await warned.Form("form.pa-form").Set("ScreenReason", "They said illegal immigrants themselves").SubmitAsync();
        refused.ShouldHaveError("ScreenReason", "must not read the words themselves");
        var done = await refused.Form("form.pa-form").Set("ScreenReason", "A quotation from their own sign").SubmitAsync();

        done.ShouldBe(HttpStatusCode.Found);
        var partner = (await FindAsync("Screened Shop")).ShouldNotBeNull();
        var entry = await House.AskAsync(db => db.Set<ScreenedEntry>().SingleAsync(e => e.EntityId == partner.Id));
        entry.Reason.ShouldBe("A quotation from their own sign");
        entry.Categories.ShouldContain("ImmigrationStatus");
        entry.Categories.ShouldNotContain("illegal");
    }

    [Fact]
    public async Task Post_AFaithCommunityUnderItsName_IsNotScreened()
    {
        var done = await (await FormAsync()).Set("Input.Kind", "FaithCommunity").Set("Input.Name", "First Baptist Church").SubmitAsync();

        done.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Post_BySupervisor_IsAllowed()
    {
        var done = await (await FormAsync(Role.Supervisor)).Set("Input.Kind", "Media").Set("Input.Name", "Harbor Gazette").SubmitAsync();

        done.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Evaluator)]
    [InlineData(Role.Steward)]
    [InlineData(Role.Administrator)]
    public async Task Get_ByAnotherRole_IsNotAllowed(Role role)
    {
        (await (await House.SignInAsync(role)).GetAsync("/Partnerships/Partners/Add")).ShouldBe(HttpStatusCode.Forbidden);
    }
}

public sealed class AddPartnerTestsOnSqlite(SqliteHouse house) : AddPartnerTests(house), IClassFixture<SqliteHouse>;

public sealed class AddPartnerTestsOnPostgres(PostgresHouse house) : AddPartnerTests(house), IClassFixture<PostgresHouse>;
