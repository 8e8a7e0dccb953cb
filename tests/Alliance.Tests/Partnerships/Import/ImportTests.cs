using Alliance.Partnerships;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Import;

public abstract class ImportTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Apply_Boston_AccountsForEveryRowAndPlacesItsPartners()
    {
        var agency = await House.NewAgencyAsync();

        var run = await House.BringInAsync(agency, Importing.Boston());

        var counts = ImportSummary.Read(run.Summary);
        (counts.Rows, counts.Imported, counts.Merged, counts.PossibleDuplicates, counts.Rejected).ShouldBe((2879, 2877, 2, 6, 0));
        (counts.MissingPhone, counts.MissingCoordinate, counts.PlacedInNeighborhood).ShouldBe((446, 880, 1997));
        (run.State, run.File).ShouldBe((ImportState.Applied, null));
        (await House.AskAsync(db => db.Set<Partner>().CountAsync(), agency)).ShouldBe(2877);
        (await House.AskAsync(db => db.Set<ImportRow>().CountAsync(r => r.RunId == run.Id), agency)).ShouldBe(2879);
        (await House.AskAsync(db => db.Set<Partner>().CountAsync(p => p.AreaId != null), agency)).ShouldBe(1996);
        (await House.AskAsync(db => db.Set<Area>().CountAsync(), agency)).ShouldBe(26);
        (await House.AskAsync(db => db.Set<PossibleDuplicate>().CountAsync(), agency)).ShouldBe(6);
        (await House.EventsAsync(PartnershipEvents.PartnerImported, agency)).Count.ShouldBe(2877);
        await House.ChainShouldBeWholeAsync(agency);
    }

    [Fact]
    public async Task Apply_BostonTwice_MergesEverythingTheSecondTime()
    {
        var agency = await House.NewAgencyAsync();
        await House.BringInAsync(agency, Importing.Boston());

        var again = ImportSummary.Read((await House.BringInAsync(agency, Importing.Boston() with { Neighborhoods = null })).Summary);

        (again.Imported, again.Merged, again.Rejected, again.PlacedInNeighborhood).ShouldBe((0, 2879, 0, 1997));
        (await House.AskAsync(db => db.Set<Partner>().CountAsync(), agency)).ShouldBe(2877);
        (await House.AskAsync(db => db.Set<PossibleDuplicate>().CountAsync(), agency)).ShouldBe(6);
    }

    [Fact]
    public async Task Apply_NamesAloneTwice_MergesEverythingTheSecondTime()
    {
        const string csv = "Name,Phone\nOne Hall,\nOne Hall,\nTwo Halls,617-555-3301\n";
        var agency = await House.NewAgencyAsync();
        ImportSummary.Read((await House.BringInAsync(agency, csv)).Summary).Imported.ShouldBe(3);

        ImportSummary.Read((await House.BringInAsync(agency, csv)).Summary).Merged.ShouldBe(3);

        (await House.PartnersAsync(agency)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Apply_SmallRegister_KeepsCleanValuesAndNoPerson()
    {
        var agency = await House.NewAgencyAsync();

        var run = await House.BringInAsync(agency, Importing.Small);

        (await House.PartnersAsync(agency)).Select(p => (p.Name, p.Telephone)).ShouldBe([("Harbor Bakery", "+16175553301"), ("Quay Clinic", "+16175553302"), ("Quays Clinic", null)]);
        var rows = await House.AskAsync(db => db.Set<ImportRow>().OrderBy(r => r.Row).ToListAsync(), agency);
        rows.Select(r => r.Outcome).ShouldBe([ImportOutcome.Imported, ImportOutcome.Merged, ImportOutcome.Imported, ImportOutcome.Imported, ImportOutcome.Rejected]);
        rows[4].Reason.ShouldBe("This row has no name.");
        rows.ShouldAllBe(r => r.Values == null || !r.Values.Contains("Example"));
        var payloads = await House.AskAsync(db => db.AuditPayloads.Select(p => p.Json).ToListAsync(), agency);
        payloads.ShouldNotContain(json => json.Contains("Rosa"));
        (await House.EventsAsync(PartnershipEvents.ImportApplied, agency)).ShouldHaveSingleItem().EntityId.ShouldBe(run.Id);
    }

    [Fact]
    public async Task Apply_RowOfAKnownPartner_FillsWhatIsMissingAndOverwritesNothing()
    {
        var agency = await House.NewAgencyAsync();
        await AddKnownAsync(agency, new PartnerFacts { Name = "Quay Clinic", Kind = PartnerKind.NonProfit, Street = "75 Francis Way", City = "Maple Harbor", PostalCode = "02135", Website = "https://quay.example/" });

        var run = await House.BringInAsync(agency, "Name,Street,City,Zip,Phone,Website\nQuay Clinic,75 Francis Way,Maple Harbor,02135,617-555-3302,https://other.example\n");

        var partner = (await House.PartnersAsync(agency)).ShouldHaveSingleItem();
        (partner.Kind, partner.Telephone, partner.Website).ShouldBe((PartnerKind.NonProfit, "+16175553302", "https://quay.example/"));
        var row = await House.AskAsync(db => db.Set<ImportRow>().SingleAsync(r => r.RunId == run.Id), agency);
        row.Values.ShouldNotBeNull().ShouldContain("https://other.example");
        (await House.EventsAsync(PartnershipEvents.PartnerFilledIn, agency)).ShouldHaveSingleItem().SubjectId.ShouldBe(partner.Id);

        await House.UndoAsync(agency, run.Id);

        (await House.PartnersAsync(agency)).ShouldHaveSingleItem().Telephone.ShouldBeNull();
    }

    [Fact]
    public async Task Undo_UntouchedRegister_LeavesTheDirectoryAsBefore()
    {
        var agency = await House.NewAgencyAsync();
        await AddKnownAsync(agency, new PartnerFacts { Name = "Before Everybody", Kind = PartnerKind.School });
        var run = await House.BringInAsync(agency, Importing.Boston());

        var undone = await House.UndoAsync(agency, run.Id);

        undone.State.ShouldBe(ImportState.Undone);
        (await House.PartnersAsync(agency)).ShouldHaveSingleItem().Name.ShouldBe("Before Everybody");
        (await House.AskAsync(db => db.Set<Partner>().IgnoreQueryFilters(["Shown"]).CountAsync(), agency)).ShouldBe(1);
        (await House.AskAsync(db => db.Set<PartnerWord>().CountAsync(), agency)).ShouldBe(2);
        (await House.AskAsync(db => db.Set<PossibleDuplicate>().CountAsync(), agency)).ShouldBe(0);
        (await House.AskAsync(db => db.Set<Area>().CountAsync(), agency)).ShouldBe(0);
        await House.ChainShouldBeWholeAsync(agency);
    }

    [Fact]
    public async Task Undo_Twice_DoesNothingMore()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.BringInAsync(agency, Importing.Small);
        await House.UndoAsync(agency, run.Id);

        (await House.UndoAsync(agency, run.Id)).State.ShouldBe(ImportState.Undone);

        (await House.EventsAsync(PartnershipEvents.ImportUndone, agency)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Undo_PartnerThatWasEdited_StaysAndSaysWhy()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.BringInAsync(agency, Importing.Small);
        var touched = await House.PartnerAsync(agency, "Quay Clinic");
        await House.DoAsync(services => services.GetRequiredService<PartnerService>().RecordWishAsync(touched, "Please write", House.Act((House.Person(Role.Officer)).Id, Role.Officer, agency)), agency);

        await House.UndoAsync(agency, run.Id);

        (await House.PartnersAsync(agency)).ShouldHaveSingleItem().Id.ShouldBe(touched.Id);
        (await House.AskAsync(db => StayedPartner.OfAsync(db, run.Id), agency)).ShouldHaveSingleItem().Why.ShouldBe("They asked not to be approached.");
    }

    [Fact]
    public async Task Undo_PartnerThatAnotherRegisterNamesToo_StaysUntilThatOneIsUndone()
    {
        var agency = await House.NewAgencyAsync();
        var first = await House.BringInAsync(agency, Importing.Small);
        var second = await House.BringInAsync(agency, "Name,Street,City,Zip\nQuay Clinic,75 Francis Way,Maple Harbor,02135\n");

        await House.UndoAsync(agency, first.Id);

        (await House.PartnersAsync(agency)).ShouldHaveSingleItem().Name.ShouldBe("Quay Clinic");
        (await House.UndoAsync(agency, second.Id)).State.ShouldBe(ImportState.Undone);
    }

    [Fact]
    public async Task Recover_ServerStoppedInTheMiddle_NothingIsLeftAndItCanBeTriedAgain()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.AskToApplyAsync(agency, Importing.Boston());
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => House.RunAsync(agency, run, new Telling(_ => stop.Cancel()), stop.Token));
        (await House.PartnersAsync(agency)).ShouldBeEmpty();
        (await House.AskAsync(db => db.Set<Partner>().IgnoreQueryFilters(["Shown"]).CountAsync(), agency)).ShouldBeGreaterThan(0);

        await House.Services.GetRequiredService<ImportRunner>().RecoverAsync(TestContext.Current.CancellationToken);

        var failed = await House.RunOfAsync(agency, run);
        (failed.State, failed.Failure).ShouldBe((ImportState.Failed, ImportRunner.Stopped));
        (await House.AskAsync(db => db.Set<Partner>().IgnoreQueryFilters(["Shown"]).CountAsync(), agency)).ShouldBe(0);
        (await House.AskAsync(db => db.Set<PartnerWord>().CountAsync(), agency)).ShouldBe(0);
        (await House.AskAsync(db => db.Set<ImportRow>().CountAsync(), agency)).ShouldBe(0);
        (await House.AskAsync(db => db.Set<Area>().CountAsync(), agency)).ShouldBe(0);
        await TryAgainAsync(agency, failed);
        (await House.AskAsync(db => db.Set<Partner>().CountAsync(), agency)).ShouldBe(2877);
    }

    [Fact]
    public async Task Recover_RunThatOnlyWaitsForItsTurn_IsBroughtInAndNotTakenForStopped()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.AskToApplyAsync(agency, Importing.Files(Importing.Small));

        await House.Services.GetRequiredService<ImportRunner>().RecoverAsync(TestContext.Current.CancellationToken);

        (await House.RunAsync(agency, run)).ShouldBeTrue();
        (await House.RunOfAsync(agency, run)).State.ShouldBe(ImportState.Applied);
        (await House.PartnersAsync(agency)).Count.ShouldBe(3);
        (await House.EventsAsync(PartnershipEvents.ImportApplied, agency)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Recover_UndoStoppedInTheMiddle_IsFinished()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.BringInAsync(agency, Importing.Boston());
        await House.DoAsync(async services => await services.GetRequiredService<ImportService>().StartUndoAsync(
            await services.GetRequiredService<AllianceContext>().Set<ImportRun>().SingleAsync(r => r.Id == run.Id), House.Act(agency: agency)), agency);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => House.RunAsync(agency, run.Id, new Telling(_ => stop.Cancel()), stop.Token));
        (await House.PartnersAsync(agency)).ShouldBeEmpty();

        await House.Services.GetRequiredService<ImportRunner>().RecoverAsync(TestContext.Current.CancellationToken);

        (await House.RunOfAsync(agency, run.Id)).State.ShouldBe(ImportState.Undone);
        (await House.AskAsync(db => db.Set<Partner>().IgnoreQueryFilters(["Shown"]).CountAsync(), agency)).ShouldBe(0);
    }

    [Fact]
    public async Task Apply_DatabaseGoesAwayInTheMiddle_SaysSoAndShowsNothing()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.AskToApplyAsync(agency, Importing.Boston());

        (await House.RunAsync(agency, run, new Telling(_ => throw new TimeoutException("invented")))).ShouldBeFalse();

        var failed = await House.RunOfAsync(agency, run);
        (failed.State, failed.Failure).ShouldBe((ImportState.Failed, ImportRunner.Lost));
        (await House.AskAsync(db => db.Set<Partner>().IgnoreQueryFilters(["Shown"]).CountAsync(), agency)).ShouldBe(0);
    }

    [Fact]
    public async Task Apply_TwoAtOnce_TheSecondMergesWithTheFirst()
    {
        var agency = await House.NewAgencyAsync();
        var first = await House.AskToApplyAsync(agency, Importing.Files(Importing.Small));
        var second = await House.AskToApplyAsync(agency, Importing.Files(Importing.Small));

        await Task.WhenAll(House.RunAsync(agency, first), House.RunAsync(agency, second));

        var imported = new[] { await House.RunOfAsync(agency, first), await House.RunOfAsync(agency, second) }.Select(r => ImportSummary.Read(r.Summary).Imported).Order();
        imported.ShouldBe([0, 3]);
        (await House.PartnersAsync(agency)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Upload_SameHeadersAgain_OffersTheEarlierMapping()
    {
        var agency = await House.NewAgencyAsync();
        var first = await House.AskToApplyAsync(agency, Importing.Files("What,Where\nHall,1 Quay Street\n"), "{\"columns\":{\"What\":\"Name\",\"Where\":\"City\"}}");

        var second = await House.DoAsync(async services => (await services.GetRequiredService<ImportService>().UploadAsync(Guid.NewGuid(), Importing.Files("where,WHAT\nQuay,School\n"), House.Act(agency: agency))).Value!, agency);

        second.Mapping.ShouldNotBeNull().ShouldContain("\"City\"");
        second.Id.ShouldNotBe(first);
    }

    [Fact]
    public void Fields_OfARegister_HaveNoPlaceForAPerson()
    {
        var names = Enum.GetNames<Alliance.Partnerships.Import.Register.RegisterField>().Concat(typeof(Partner).GetProperties().Select(p => p.Name));

        string[] forbidden = ["Person", "Owner", "Birth", "Race", "Religion", "Politics", "Immigration", "Gang", "Vehicle", "Photo", "Home", "FirstName", "LastName", "Gender"];
        names.ShouldNotContain(name => forbidden.Any(f => name.Contains(f)));
    }

    private Task<Partner> AddKnownAsync(int agency, PartnerFacts facts) =>
        House.DoAsync(services => services.GetRequiredService<PartnerService>().AddAsync(Guid.CreateVersion7(House.Clock.GetUtcNow()), facts, House.Act(agency: agency)), agency);

    private async Task TryAgainAsync(int agency, ImportRun failed)
    {
        await House.DoAsync(async services => await services.GetRequiredService<ImportService>().StartAsync(
            await services.GetRequiredService<AllianceContext>().Set<ImportRun>().SingleAsync(r => r.Id == failed.Id), failed.Version, House.Act(agency: agency)), agency);
        (await House.RunAsync(agency, failed.Id)).ShouldBeTrue();
    }

    private sealed class Telling(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}

public sealed class ImportTestsOnSqlite(SqliteHouse house) : ImportTests(house), IClassFixture<SqliteHouse>;

public sealed class ImportTestsOnPostgres(PostgresHouse house) : ImportTests(house), IClassFixture<PostgresHouse>;
