using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Relationships;

public abstract class SettingsTests(TestHouse house) : HouseTest(house)
{
    private const string Path = "/Partnerships/Settings";

    [Fact]
    public async Task Post_AnotherCadence_MovesTheDatesThatFollowIt()
    {
        var town = await Village.BuildAsync(House);
        // Six in the evening in Los Angeles is the next day in UTC.
        var talked = new DateTime(2027, 2, 2, 2, 0, 0, DateTimeKind.Utc);
        Relationship Tie(string name, int? cadence = null)
        {
            var tie = town.Tie(town.Partner(name), cadence: cadence, due: new DateOnly(2027, 4, 2));
            tie.LastContactAt = talked;
            return tie;
        }
        var follows = Tie("Follows the agency");
        var own = Tie("Has its own", cadence: 60);
        var paused = Tie("Is paused");
        town.Pause(paused);
        var notYet = Tie("Not yet met");
        notYet.LastContactAt = null;
        notYet.StartedAt = talked.AddDays(-3);
        await town.MoveInAsync();
        var page = await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path);

        var done = await page.Form().Set("Input.CadenceDays", "14").Set("Input.WeeklyHoursPerOfficer", "8").SubmitAsync();

        done.ShouldRedirectTo("/Partnerships/Team");
        (await done.FollowAsync()).ShouldSay("Saved. 2 due dates followed.");
        var due = await town.AskAsync(db => db.Set<Relationship>().ToDictionaryAsync(r => r.Id, r => r.DueOn));
        due[follows.Id].ShouldBe(new DateOnly(2027, 2, 15));
        due[notYet.Id].ShouldBe(new DateOnly(2027, 2, 12));
        due[own.Id].ShouldBe(new DateOnly(2027, 4, 2));
        due[paused.Id].ShouldBe(new DateOnly(2027, 4, 2));
        var settings = await town.AskAsync(db => db.Set<PartnershipSettings>().SingleAsync());
        (settings.CadenceDays, settings.WeeklyHoursPerOfficer).ShouldBe((14, 8));
        (await House.EventsAsync(PartnershipEvents.SettingsChanged, town.Agency.Id)).ShouldHaveSingleItem().ActorId.ShouldBe(town.Supervisor.Id);
    }

    [Fact]
    public async Task Post_MoreRelationshipsThanOneChunk_MovesAll()
    {
        var town = await Village.BuildAsync(House);
        for (var i = 0; i < 1203; i++) town.Tie(town.Partner($"Shop {i}"), due: town.Today).LastContactAt = town.Now.AddDays(-i % 7);
        await town.MoveInAsync();

        var done = await (await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path)).Form().Set("Input.CadenceDays", "90").SubmitAsync();

        (await done.FollowAsync()).ShouldSay("Saved. 1,203 due dates followed.");
        var (first, last) = (town.Today.AddDays(90 - 7), town.Today.AddDays(90));
        (await town.AskAsync(db => db.Set<Relationship>().CountAsync(r => r.DueOn >= first && r.DueOn <= last))).ShouldBe(1203);
    }

    [Fact]
    public async Task Post_FromAnOlderForm_IsNotSaved()
    {
        var town = await Village.BuildAsync(House);
        town.Settings(30, 6);
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Supervisor);
        var (mine, theirs) = (await browser.GetAsync(Path), await browser.GetAsync(Path));
        await theirs.Form().Set("Input.CadenceDays", "90").SubmitAsync();

        var refused = await mine.Form().Set("Input.WeeklyHoursPerOfficer", "3").SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldHaveError("", "Somebody else changed this while you were typing.");
        refused.Form().Value("Input.WeeklyHoursPerOfficer").ShouldBe("3");
        (await town.AskAsync(db => db.Set<PartnershipSettings>().SingleAsync())).CadenceDays.ShouldBe(90);
    }

    [Theory]
    [InlineData("Input.WeeklyHoursPerOfficer", "41", "Hours a week go from 0 to 40.")]
    [InlineData("Input.WeeklyHoursPerOfficer", "", "Say how many hours a week each officer has; a guess will do.")]
    public async Task Post_WhatCannotBe_IsSaidInOneSentence(string field, string value, string sentence)
    {
        var town = await Village.BuildAsync(House);

        var refused = await (await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path)).Form().Set(field, value).SubmitAsync();

        refused.ShouldHaveError(field, sentence);
    }

    [Fact]
    public async Task Post_ACadenceNotOnTheList_IsRefused()
    {
        var town = await Village.BuildAsync(House);
        var browser = await town.SignInAsync(Role.Supervisor);
        var fields = (await browser.GetAsync(Path)).Form().Fields.Where(f => f.Key != "Input.CadenceDays").Append(new("Input.CadenceDays", "3"));

        (await browser.PostAsync(Path, fields)).ShouldHaveError("Input.CadenceDays", "Choose one of the cadences.");
    }
}

public sealed class SettingsTestsOnSqlite(SqliteHouse house) : SettingsTests(house), IClassFixture<SqliteHouse>;

public sealed class SettingsTestsOnPostgres(PostgresHouse house) : SettingsTests(house), IClassFixture<PostgresHouse>;
