using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Device;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Preparing;

/// <summary>What a device is given to keep: an officer's own, nothing older than what happened since, and a trail of what was read.</summary>
public abstract class OnDeviceTests(TestHouse house) : HouseTest(house)
{
    private const string Stamps = "/Partnerships/OnDevice?handler=Stamps", Copies = "/Partnerships/OnDevice?handler=Copies";

    [Fact]
    public async Task Copies_OfSomebodyElsesPartner_AreNotGivenOut()
    {
        var own = await House.AddOwnPartnerAsync("Own Pottery");
        var other = await House.AddOwnPartnerAsync("Foreign Foundry", with: r => r.OwnerId = House.Person(Role.Supervisor).Id);
        var officer = await House.SignInAsync(Role.Officer);

        var stamps = await officer.GetAsync(Stamps);
        var copies = await officer.GetAsync($"{Copies}&id={own.Id}&id={other.Id}");

        stamps.Body.ShouldContain(own.Id.ToString());
        stamps.Body.ShouldNotContain(other.Id.ToString());
        copies.Body.ShouldContain("Own Pottery");
        copies.Body.ShouldContain($"data-path=\"/Partnerships/Engagements/Log/{own.Id}\"");
        copies.Body.ShouldNotContain("Foreign Foundry");
    }

    [Fact]
    public async Task Copies_OfAPartner_AreListedInTheAuditWithTheirPurpose()
    {
        var own = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);

        await officer.GetAsync($"{Copies}&id={own.Id}");

        (await House.AskAsync(db => db.AuditEvents.CountAsync(e => e.Action == PartnershipEvents.PartnersListed && e.SubjectId == own.Id && e.Purpose == OnDeviceModel.KeepPurpose))).ShouldBe(1);
    }

    [Fact]
    public async Task Stamp_AfterAWithdrawalATalkOrANewRelationship_IsAnotherOne()
    {
        var own = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(own, "Wilhelmina Thistlewood");
        var officer = await House.SignInAsync(Role.Officer);
        var before = await StampAsync(officer, own.Id);
        (await StampAsync(officer, own.Id)).ShouldBe(before);

        await House.LogTalkAsync(own, [contact], "The side door is loud.");
        var talked = await StampAsync(officer, own.Id);
        var browser = await House.ComeInAsync(contact);
        await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync();
        var left = await StampAsync(officer, own.Id);

        talked.ShouldNotBe(before);
        left.ShouldNotBe(talked);
        (await officer.GetAsync($"{Copies}&id={own.Id}")).Body.ShouldNotContain("Thistlewood");
    }

    [Fact]
    public async Task Read_WithoutASignal_StandsInTheTrailAtTheTimeItWasRead()
    {
        var own = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var token = Token(await officer.GetAsync(Stamps));
        House.Clock.Advance(TimeSpan.FromMinutes(20));
        var now = House.Clock.Instant();

        var answer = await officer.PostAsync("/Partnerships/OnDevice?handler=Read", [new("read[0].Partner", own.Id.ToString()), new("read[0].SecondsAgo", "600"), new("read[1].SecondsAgo", "9000000"), new("__RequestVerificationToken", token)]);

        answer.Status.ShouldBe(HttpStatusCode.NoContent);
        var read = await House.AskAsync(db => db.AuditEvents.Where(e => e.Purpose == OnDeviceModel.ReadPurpose && e.ActorId == House.Person(Role.Officer).Id).OrderByDescending(e => e.At).ToListAsync());
        read.ShouldContain(e => e.Action == PartnershipEvents.PartnerOpened && e.SubjectId == own.Id && e.At == now.AddMinutes(-10));
        // Nothing is kept longer, so nothing was read earlier.
        read.ShouldContain(e => e.Action == PartnershipEvents.PartnersListed && e.At == now.AddHours(-12));
    }

    [Fact]
    public async Task Desk_InAnotherRole_IsNotThere()
    {
        var supervisor = await House.SignInAsync(Role.Supervisor);

        (await supervisor.GetAsync(Stamps)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await supervisor.GetAsync("/Partnerships/Team")).Document.Body!.GetAttribute("data-device").ShouldBe("none");
        (await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Today")).Document.Body!.GetAttribute("data-device").ShouldBe("/Partnerships/OnDevice");
        (await House.Stranger().GetAsync("/sign-in")).Document.Body!.GetAttribute("data-device").ShouldBe("none");
    }

    private static async Task<string> StampAsync(Browser officer, Guid partner) =>
        (await officer.GetAsync(Stamps)).Document.QuerySelector($"[data-partner='{partner}']")!.GetAttribute("data-stamp")!;

    private static string Token(Page stamps) => stamps.Document.QuerySelector("[data-token]")!.GetAttribute("data-token")!;
}

public sealed class OnDeviceTestsOnSqlite(SqliteHouse house) : OnDeviceTests(house), IClassFixture<SqliteHouse>;

public sealed class OnDeviceTestsOnPostgres(PostgresHouse house) : OnDeviceTests(house), IClassFixture<PostgresHouse>;
