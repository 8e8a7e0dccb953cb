using Alliance.Partnerships;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Alliance.Tests.Stewardship;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Audit;

/// <summary>What was erased stays erased: over a restored backup, and wherever the power goes.</summary>
public abstract class ErasureLedgerTests(LedgerHouse house) : HouseTest(house)
{
    private static readonly string[] Traces = ["Zebulon", "Quackenbush", "xylophones", "didgeridoo", "quillfeather.example"];

    [Fact]
    public async Task Restore_OfABackupFromBeforeTheWithdrawal_IsServedWithoutTheName()
    {
        var contact = await AddTracesAsync();
        await using var restored = await house.BackUpAsync();
        await restored.InitializeAsync();
        await LeaveAsync(contact);
        (await restored.EverythingAsync()).ShouldContain("Quackenbush");

        (await restored.Stranger().GetAsync("/what-we-keep")).ShouldBeOk();

        var left = await restored.EverythingAsync();
        Traces.Where(trace => left.Contains(trace, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        (await restored.AskAsync(db => db.Set<Contact>().SingleAsync(c => c.Id == contact.Id))).LeftAt.ShouldNotBeNull();
        (await restored.AskAsync(db => db.Set<EngagementContact>().CountAsync(c => c.ContactId == contact.Id))).ShouldBe(1, "the count stays");
        (await restored.EventsAsync(AuditVerifier.ErasedAction)).ShouldNotBeEmpty();
        await restored.SealAsync();
        (await restored.DoAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync(TestPeople.AgencyId, []))).Valid.ShouldBeTrue();
        (await restored.Services.GetRequiredService<ErasureReplay>().RunAsync(TestContext.Current.CancellationToken)).ShouldBe(0, "a second start has nothing to do");
    }

    [Fact]
    public async Task Restore_OfABackupFromBefore_TakesOutNamesAndEmptiesEntriesToo()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Wilhelmina Thistlewick");
        var talk = await House.LogTalkAsync(partner, [], "Somebody plays the harmonium.");
        await using var restored = await house.BackUpAsync();
        await restored.InitializeAsync();
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            await services.GetRequiredService<ContactService>().TakeOutAsync(await db.Set<Contact>().SingleAsync(c => c.Id == contact.Id), hasLeft: false, Alliance.Partnerships.Consents.ConsentWay.Officer, House.Act());
            await services.GetRequiredService<EngagementService>().EmptyAsync([await db.Set<Engagement>().SingleAsync(e => e.Id == talk.Id)], House.Act());
        });

        (await restored.Stranger().GetAsync("/what-we-keep")).ShouldBeOk();

        (await restored.AskAsync(db => db.Set<Contact>().SingleAsync(c => c.Id == contact.Id))).ShouldSatisfyAllConditions(c => c.Name.ShouldBeNull(), c => c.LeftAt.ShouldBeNull());
        (await restored.AskAsync(db => db.Set<Engagement>().SingleAsync(e => e.Id == talk.Id))).Heard.ShouldBeNull();
    }

    [Fact]
    public async Task Restore_OfABackupFromBeforeTheWithdrawal_IsServedWithoutAWordOfTheirs()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        await House.SayEverythingAsync(partner, contact);
        await using var restored = await house.BackUpAsync();
        await restored.InitializeAsync();
        await LeaveAsync(contact);
        var brought = await restored.EverythingAsync();
        Wording.All.Where(word => !IsSealedAway(word) && !brought.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty("what was never there proves nothing");

        (await restored.Stranger().GetAsync("/what-we-keep")).ShouldBeOk();

        var left = await restored.EverythingAsync();
        Wording.All.Append("Quackenbush").Where(word => left.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        (await restored.AskAsync(db => db.Set<Alliance.Partnerships.Engagements.KeptBack.KeptBackNote>().CountAsync(n => n.Locked != null))).ShouldBe(0);
        bool IsSealedAway(string word) => word is "bassoons" or "oboes";
    }

    /// <summary>What went by itself since the backup goes again too, before anybody is served.</summary>
    [Fact]
    public async Task Restore_OfABackupFromBeforeWordsRanOut_EmptiesThemAgain()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        var said = await House.SayEverythingAsync(partner, contact);
        await House.DoAsync(async services =>
        {
            services.GetRequiredService<ScreeningDesk>().Note(nameof(Promise), await services.GetRequiredService<AllianceContext>().Set<Promise>().Where(p => p.EngagementId == said.Talk.Id).Select(p => p.Id).SingleAsync(), new ScreenedAnyway("SomeoneElse", "It matters", SpeaksOfOthers: true), House.ActAsOfficer());
            await services.GetRequiredService<AllianceContext>().SaveAsync(House.ActAsOfficer(), "Arranged", partner, partner.Id);
        });
        await using var restored = await house.BackUpAsync();
        await restored.InitializeAsync();
        var act = House.Act();
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            await db.Set<SharedGoal>().Where(g => g.Id == said.Goal).ExecuteUpdateAsync(set => set.SetProperty(g => g.ExpiresAt, act.Now));
            await db.Set<Repair>().Where(r => r.Id == said.Repair).ExecuteUpdateAsync(set => set.SetProperty(r => r.ExpiresAt, act.Now));
            await services.GetRequiredService<GoalWords>().ForgetDueAsync(act);
            await services.GetRequiredService<RepairService>().ForgetDueAsync(act, default);
            await services.GetRequiredService<ConcernService>().EmptyAsync(await db.Set<Concern>().AsNoTracking().Where(c => c.Id == said.Concern).ToListAsync(), act);
            await services.GetRequiredService<OfferService>().EndAsync(await db.Set<Offer>().SingleAsync(o => o.Id == said.Offer), act);
            await services.GetRequiredService<WordsOfOthers>().ForgetDueAsync(act with { Now = act.Now.AddDays(31) });
        });

        (await restored.Stranger().GetAsync("/what-we-keep")).ShouldBeOk();

        var left = await restored.EverythingAsync();
        foreach (var word in (string[])[.. Wording.Goal, Wording.Repair, .. Wording.Concern, .. Wording.Offer, "didgeridoo"]) left.ShouldNotContain(word, Case.Insensitive);
        left.ShouldContain("cowbell");
        // The other tests search both houses for their traces.
        await LeaveAsync(contact);
        await restored.DoAsync(services => services.GetRequiredService<Alliance.Portal.Farewell>().LeaveAsync(contact.Id, House.ActAs(contact)));
    }

    [Theory]
    [InlineData(Stop.BeforeTheLine, false)]
    [InlineData(Stop.InTheMiddleOfTheLine, false)]
    [InlineData(Stop.AfterTheLine, true)]
    [InlineData(Stop.AfterTheCommit, true)]
    public async Task Leave_WhileThePowerGoes_IsDoneWholeOrNotAtAll(Stop stop, bool isDone)
    {
        var contact = await AddTracesAsync();
        await ActivatorUtilities.CreateInstance<MailSending>(House.Services).RunAsync(TestContext.Current.CancellationToken);
        house.Stop = stop;
        await Should.ThrowAsync<IOException>(() => LeaveAsync(contact));
        house.Stop = Stop.Nowhere;

        await House.Services.GetRequiredService<ErasureReplay>().RunAsync(TestContext.Current.CancellationToken);

        (await NameAsync(contact) is null).ShouldBe(isDone);
        (await House.AskAsync(db => db.Set<ErasureLine>().CountAsync(l => l.Of.Contains(contact.Id.ToString())))).ShouldBe(isDone ? 1 : 0);
        if (!isDone)
        {
            // The half line does not stand in the way of the next.
            await LeaveAsync(contact);
            (await NameAsync(contact)).ShouldBeNull();
        }
        (await Ledger.ReadAsync()).Where(l => l.Of.Contains(contact.Id)).ShouldHaveSingleItem();
        Directory.GetFiles(House.Settings.MailFolder, $"*{contact.Id:N}*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_WhereTheLedgerWasLost_WritesItAnew()
    {
        var contact = await AddTracesAsync();
        await LeaveAsync(contact);
        File.Delete(Ledger.FilePath);

        await House.Services.GetRequiredService<ErasureReplay>().RunAsync(TestContext.Current.CancellationToken);

        (await Ledger.ReadAsync()).Where(l => l.Of.Contains(contact.Id)).ShouldHaveSingleItem().Deed.ShouldBe("Withdrew");
    }

    [Fact]
    public async Task Read_WhileAnotherWrites_WaitsForIt()
    {
        var ledger = House.Services.GetRequiredService<ErasureLedger>();
        await ledger.PrepareAsync();
        var before = (await ledger.ReadAsync()).Select(l => l.Id).ToList();
        var other = new FileStream(ledger.FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var reading = ledger.ReadAsync();
        await Task.Delay(100, TestContext.Current.CancellationToken);
        await other.DisposeAsync();

        (await reading).Select(l => l.Id).ShouldBe(before);
    }

    [Fact]
    public async Task Ledger_AfterAWithdrawal_NamesNobody()
    {
        await LeaveAsync(await AddTracesAsync());

        var text = await File.ReadAllTextAsync(Ledger.FilePath, TestContext.Current.CancellationToken);

        Traces.Where(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        Path.GetRelativePath(House.Settings.DataFolder, Ledger.FilePath).ShouldStartWith("..", customMessage: "a backup of the data folder must not take it along");
    }

    [Fact]
    public async Task Verify_OfARestoredBackup_IsCutUntilSomebodySaysSo()
    {
        var first = await AddTracesAsync();
        await House.SealAsync();
        await HeadsOf(house).SignAsync(TestContext.Current.CancellationToken);
        await using var restored = await house.BackUpAsync();
        await restored.InitializeAsync();
        var second = await AddTracesAsync();
        await House.SealAsync();
        await HeadsOf(house).SignAsync(TestContext.Current.CancellationToken);
        // The restored database finds the heads of the one it replaces.
        File.Copy(HeadsOf(house).FilePath, HeadsOf(restored).FilePath, overwrite: true);
        (await VerifyAsync(restored)).Kind.ShouldBe(AuditVerifier.Cut);

        (await RunAsync(restored, "restored")).ShouldBe(0);

        (await VerifyAsync(restored)).ShouldSatisfyAllConditions(v => v.Valid.ShouldBeTrue(), v => v.Events.ShouldBeGreaterThan(0));
        (await restored.EventsAsync(AuditCommand.BackupRestored)).ShouldHaveSingleItem();
        (await restored.AskAsync(db => db.Database.ExecuteSqlRawAsync("""DELETE FROM "AuditChain" WHERE "Sequence" > 3"""))).ShouldBeGreaterThan(0);
        (await VerifyAsync(restored)).Kind.ShouldBe(AuditVerifier.Cut, "what is cut after the restore still shows");
        // The other tests search this house for their traces.
        await LeaveAsync(first);
        await LeaveAsync(second);
    }

    [Fact]
    public void Settings_WithALedgerInsideTheData_AreRefused()
    {
        var folder = House.Settings.DataFolder;

        Should.Throw<BadInputException>(() => Settings.From(null, folder, Path.Combine(folder, "ledger"))).Message.ShouldContain("ALLIANCE_LEDGER");
    }

    private ErasureLedger Ledger => House.Services.GetRequiredService<ErasureLedger>();

    private static AuditHeads HeadsOf(TestHouse of) => of.Services.GetRequiredService<AuditHeads>();

    private static Task<AuditVerdict> VerifyAsync(TestHouse of) => of.DoAsync(async services => await services.GetRequiredService<AuditVerifier>().VerifyAsync(TestPeople.AgencyId, await HeadsOf(of).ReadAsync(HeadsOf(of).FilePath)));

    private static Task<int> RunAsync(TestHouse of, string command) =>
        Alliance.House.Commands().Parse(["audit", command, "--agency", "maple-harbor", "--database", of.ConnectionString, "--data", of.Settings.DataFolder]).InvokeAsync();

    private async Task<Contact> AddTracesAsync()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        await House.LogTalkAsync(partner, [contact], "Zebulon Quackenbush keeps xylophones in the cellar.", "Bring back the didgeridoo");
        await House.LinkAsync(House.Stranger(), contact);
        return contact;
    }

    private Task LeaveAsync(Contact contact) => House.DoAsync(services => services.GetRequiredService<Alliance.Portal.Farewell>().LeaveAsync(contact.Id, House.Act() with { ActorId = contact.Id, Role = "Partner" }));

    private Task<string?> NameAsync(Contact contact) => House.AskAsync(db => db.Set<Contact>().Where(c => c.Id == contact.Id).Select(c => c.Name).SingleAsync());
}

public sealed class ErasureLedgerTestsOnSqlite(SqliteLedgerHouse house) : ErasureLedgerTests(house), IClassFixture<SqliteLedgerHouse>;

public sealed class ErasureLedgerTestsOnPostgres(PostgresLedgerHouse house) : ErasureLedgerTests(house), IClassFixture<PostgresLedgerHouse>;
