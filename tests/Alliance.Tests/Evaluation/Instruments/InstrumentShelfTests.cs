using Alliance.Evaluation.Instruments;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Evaluation.Instruments;

public abstract class InstrumentShelfTests(TestHouse house) : HouseTest(house)
{
    private ActionContext Evaluator => House.Act(House.Person(Role.Evaluator).Id, Role.Evaluator);

    private Task<InstrumentVersion> UseAsync(string key) => House.DoAsync(s => s.GetRequiredService<InstrumentShelf>().UseAsync(key, Evaluator));

    [Fact]
    public async Task UseAsync_ReadyMadeTwice_IsKeptOnce()
    {
        var first = await UseAsync(ReadyMade.Officers);
        var second = await UseAsync(ReadyMade.Officers);

        second.Id.ShouldBe(first.Id);
        first.PublishedAt.ShouldNotBeNull();
        first.IsOurOwn.ShouldBeFalse();
        (await House.DoAsync(s => s.GetRequiredService<InstrumentShelf>().FindAsync(first.Id)))!.Items.Count.ShouldBe(ReadyMade.Find(ReadyMade.Officers)!.Items.Count);
        (await House.EventsAsync(InstrumentEvents.InstrumentKept)).ShouldContain(e => e.EntityId == first.Id);
    }

    [Fact]
    public async Task UseAsync_ProgramBringsANewText_KeepsTheOldAndAddsTheNext()
    {
        var old = new InstrumentVersion { AgencyId = 1, Id = Guid.CreateVersion7(), Key = ReadyMade.Community, Number = 1, Title = "As it was", Audience = InstrumentAudience.Community, Text = InstrumentText.Write(AnInstrument.Small(ReadyMade.Community)), ById = House.Person(Role.Evaluator).Id, At = Evaluator.Now, PublishedAt = Evaluator.Now };
        await House.AddAsync(old);

        var used = await UseAsync(ReadyMade.Community);

        used.Number.ShouldBe(2);
        (await House.AskAsync(db => db.Set<InstrumentVersion>().SingleAsync(v => v.Id == old.Id))).Text.ShouldBe(old.Text);
    }

    [Fact]
    public async Task UseAsync_Unknown_IsRefused() => await Should.ThrowAsync<ArgumentException>(() => UseAsync("nothing-of-the-kind"));

    [Fact]
    public async Task FindAsync_OfAnotherAgency_FindsNothing()
    {
        var version = await UseAsync(ReadyMade.AfterContact);
        await House.AddAgencyAsync(77, "elsewhere");

        (await House.DoAsync(s => s.GetRequiredService<InstrumentShelf>().FindAsync(version.Id), 77)).ShouldBeNull();
    }
}

public sealed class InstrumentShelfTestsOnSqlite(SqliteHouse house) : InstrumentShelfTests(house), IClassFixture<SqliteHouse>;

public sealed class InstrumentShelfTestsOnPostgres(PostgresHouse house) : InstrumentShelfTests(house), IClassFixture<PostgresHouse>;
