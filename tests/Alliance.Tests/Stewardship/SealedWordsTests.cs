using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Problems;
using Alliance.Stewardship.Holds;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Voice = Alliance.Problems.Voice;

namespace Alliance.Tests.Stewardship;

/// <summary>What is read for a box, table by table: whose words, in which order, and nobody else's.</summary>
public sealed class SealedWordsTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private static int problems;

    private DateTime Now => House.Clock.Instant();

    private Guid Officer => House.Person(Role.Officer).Id;

    [Fact]
    public async Task Everything_OfWhoeverLeaves_IsTheirsAndNotTheirColleagues()
    {
        var (partner, elsewhere) = (await House.AddOwnPartnerAsync(), await House.AddOwnPartnerAsync());
        var (tie, other) = (await House.RelationshipAsync(partner), await House.RelationshipAsync(elsewhere));
        var (contact, colleague) = (await House.AddPersonAsync(partner, "cellist"), await House.AddPersonAsync(partner));
        await House.AddHoldAsync(partner);
        await House.KeepAsync(partner.AgencyId, [.. Everything(contact, "own"), .. Everything(colleague, "elses"), Card(tie, 1, "line"), Card(other, 1, "line elsewhere")]);

        await House.DoAsync(services => services.GetRequiredService<SealedStore>().SealEverythingAsync(contact, House.Act()));

        var box = await House.AskAsync(db => db.Set<SealedRecord>().AsNoTracking().SingleAsync(r => r.PartnerId == partner.Id));
        (box.ContactId, box.Because).ShouldBe((contact.Id, SealedBecause.Withdrew));
        var contents = (await House.DoAsync(services => Task.FromResult(services.GetRequiredService<SealedStore>().Read(box))))!;
        contents.Person.ShouldBe(new SealedPerson("cellist", null, null, null));
        contents.Entries.Select(e => $"{e.Purpose}/{e.Heard}/{string.Join('/', e.Promises)}").ShouldBe(["own talk/own heard/own promise"]);
        contents.Texts.Select(t => $"{t.Kind} {t.Words}").ShouldBe(["Goal own goal", "Repair own repair", "Concern own concern", "Problem own finding", "Relationship line", "Offer own offer", "Preference own please", "Thanks own thanks"]);
    }

    [Fact]
    public async Task Entries_AreReadByTheirDayWithWhatBelongsToEach()
    {
        var partner = await House.AddShopAsync();
        var contact = await House.AddPersonAsync(partner);
        var (second, first, other) = (Talk(partner, 2, "second"), Talk(partner, 1, "first"), Talk(partner, 3, "other"));
        var (promise, late, loose) = (PromiseOf(partner, first, 1, "promised"), PromiseOf(partner, first, 2, "promised later"), PromiseOf(partner, null, 1, "loose"));
        await House.KeepAsync(partner.AgencyId,
        [
            second, first, other, late, promise, loose, PromiseOf(partner, first, 3, ContactReferences.TakenOut), PromiseOf(partner, other, 1, "elses"),
            Answer(promise, 3, "and it snowed"), Answer(promise, 2, "it rained"), Answer(promise, 4, null),
            CorrectionOf(first, contact, 2, "corrected later"), CorrectionOf(first, contact, 1, "corrected"), CorrectionOf(first, contact, 3, ContactReferences.TakenOut), CorrectionOf(other, contact, 1, "elses"),
            Note(first, 2, "kept later", "so"), Note(first, 1, "kept", null), Note(first, 3, null, null), Note(other, 1, "elses", null),
        ]);
        Task<IReadOnlyList<SealedEntry>> ReadAsync(bool withPromises) => House.DoAsync(services => services.GetRequiredService<SealableWords>().EntriesAsync(services.GetRequiredService<AllianceContext>().Set<Engagement>().Where(e => e.Id == first.Id || e.Id == second.Id), withPromises));

        var entries = await ReadAsync(withPromises: true);

        entries.Select(e => $"{e.Purpose}/{e.Heard}").ShouldBe(["first talk/first heard", "second talk/second heard"]);
        entries[0].Promises.ShouldBe(["promised · it rained · and it snowed", "promised later"]);
        entries[0].Corrections.ShouldBe(["corrected", "corrected later"]);
        entries[0].KeptBack.ShouldBe(["kept", "kept later · so"]);
        (entries[1].Promises.Count, entries[1].Corrections.Count, entries[1].KeptBack.Count).ShouldBe((0, 0, 0));
        (await ReadAsync(withPromises: false)).Sum(e => e.Promises.Count).ShouldBe(0);
    }

    [Fact]
    public async Task Goals_AreReadWithWhatWasSaidToThem_EachByItsDay()
    {
        var partner = await House.AddShopAsync();
        var (second, first, other) = (Goal(partner, 2, "second"), Goal(partner, 1, "first"), Goal(partner, 3, "other"));
        await House.KeepAsync(partner.AgencyId,
        [
            second, first, other,
            Move(second, 4, "moved later"), Move(first, 3, "moved"), Move(other, 1, "elses"),
            Ruler(second, 6, "why later"), Ruler(first, 5, "why"), Ruler(first, 7, null), Ruler(other, 1, "elses"),
            GoalEndOf(second, 9, "ended later"), GoalEndOf(first, 8, "ended"), GoalEndOf(other, 1, "elses"),
        ]);

        (await SaidAsync((words, db) => words.GoalsAsync(db.Set<SharedGoal>().Where(g => g.Id == first.Id || g.Id == second.Id)))).ShouldBe(["1 first", "2 second", "3 moved", "4 moved later", "5 why", "6 why later", "8 ended", "9 ended later"]);
    }

    [Fact]
    public async Task Repairs_AreReadByTheirDayAndToldByTheirEnd()
    {
        var partner = await House.AddShopAsync();
        var contact = await House.AddPersonAsync(partner);
        var checks = Enumerable.Range(0, 3).Select(_ => Check(contact)).ToList();
        await House.KeepAsync(partner.AgencyId, [.. checks, RepairOf(checks[0], 2, 5, "closed"), RepairOf(checks[1], 1, null, "open"), RepairOf(checks[2], 3, 4, null)]);

        (await SaidAsync((words, db) => words.RepairsAsync(db.Set<Repair>().Where(r => db.Set<AllianceCheck>().Any(c => c.Id == r.CheckId && c.PartnerId == partner.Id))))).ShouldBe(["1 open", "5 closed"]);
    }

    [Fact]
    public async Task ConcernsAndPromises_AreReadEachWithItsOwnAnswers()
    {
        var partner = await House.AddShopAsync();
        var (late, early) = (ConcernOf(partner, null, 5, "late"), ConcernOf(partner, null, 1, "early"));
        var (second, first) = (PromiseOf(partner, null, 5, "second"), PromiseOf(partner, null, 1, "first"));
        await House.KeepAsync(partner.AgencyId,
        [
            late, early, second, first, Step(early, 3, "said later"), Step(early, 2, "said"), Step(early, 4, null), Step(late, 6, "said to late"),
            Answer(first, 3, "told later"), Answer(first, 2, "told"), Answer(first, 4, null), Answer(second, 6, "told of second"),
        ]);

        (await SaidAsync((words, db) => words.ConcernsAsync(db.Set<Concern>().Where(c => c.PartnerId == partner.Id)))).ShouldBe(["1 early", "2 said", "3 said later", "5 late", "6 said to late"]);
        (await SaidAsync((words, db) => words.PromisesAsync(db.Set<Promise>().Where(p => p.PartnerId == partner.Id)))).ShouldBe(["1 first", "2 told", "3 told later", "5 second", "6 told of second"]);
    }

    [Fact]
    public async Task OffersThanksAndPlans_AreReadByTheirDay()
    {
        var partner = await House.AddShopAsync();
        var contact = await House.AddPersonAsync(partner);
        await House.KeepAsync(partner.AgencyId,
        [
            OfferOf(contact, 2, "second", null), OfferOf(contact, 1, "first", "not on Sundays"), OfferOf(contact, 3, ContactReferences.TakenOut, null),
            ThanksOf(contact, 2, "second"), ThanksOf(contact, 1, "first"), ThanksOf(contact, 3, ContactReferences.TakenOut),
            Plan(partner, 2, "second", null), Plan(partner, 1, "first", "it was closed"),
        ]);

        (await SaidAsync((words, db) => words.OffersAsync(db.Set<Offer>().Where(o => o.PartnerId == partner.Id)))).ShouldBe(["1 first · not on Sundays", "2 second"]);
        (await SaidAsync((words, db) => words.ThanksAsync(db.Set<ThankYou>().Where(t => t.PartnerId == partner.Id)))).ShouldBe(["1 first", "2 second"]);
        (await SaidAsync((words, db) => words.PlansAsync(db.Set<Touchpoint>().Where(t => t.PartnerId == partner.Id)))).ShouldBe(["1 first · it was closed", "2 second"]);
    }

    [Fact]
    public async Task Preferences_AreReadWhole()
    {
        var contact = await House.AddPersonAsync(await House.AddShopAsync());
        await House.KeepAsync(contact.AgencyId,
        [
            Preference(contact, 4, _ => { }),
            Preference(contact, 3, p => p.Until = new TimeOnly(17, 30)),
            Preference(contact, 2, p => p.From = new TimeOnly(9, 0)),
            Preference(contact, 1, p => (p.Please, p.PleaseNot, p.Language, p.Days, p.From, p.Until, p.Place, p.CallFirst) = ("ring", "no gongs", SpokenLanguage.Spanish, Weekdays.Monday | Weekdays.Friday, new TimeOnly(9, 0), new TimeOnly(17, 30), MeetingPlace.Station, true)),
        ]);

        (await SaidAsync((words, db) => words.PreferencesAsync(db.Set<ApproachPreference>().Where(p => p.ContactId == contact.Id)))).ShouldBe(["1 ring · no gongs · Spanish · Monday, Friday · 09:00–17:30 · Station · Call first", "2 09:00–", "3 –17:30"]);
    }

    [Fact]
    public async Task Relationships_AreReadWithTheirPhasesPausesAndLines()
    {
        var partner = await House.AddShopAsync();
        var (second, first) = (Tie(partner, 2, "second"), Tie(partner, 1, "first"));
        first.EndedAt = Now;
        await House.KeepAsync(partner.AgencyId, [second, first, PhaseOf(second, 4, "phase later"), PhaseOf(first, 3, "phase"), PauseOf(second, 6, "pause later"), PauseOf(first, 5, "pause"), Card(second, 2, "line later"), Card(first, 1, "line")]);
        List<Guid> ties = [first.Id, second.Id];

        (await SaidAsync((words, db) => words.RelationshipsAsync(db.Set<Relationship>().Where(r => ties.Contains(r.Id)), db.Set<PhaseChange>().Where(c => ties.Contains(c.RelationshipId)), db.Set<Pause>().Where(p => ties.Contains(p.RelationshipId)))))
            .ShouldBe(["1 first", "2 second", "3 phase", "4 phase later", "5 pause", "6 pause later"]);
        (await SaidAsync((words, db) => words.CardLinesAsync(db.Set<CardCorrection>().Where(c => ties.Contains(c.RelationshipId))))).ShouldBe(["1 line", "2 line later"]);
    }

    [Fact]
    public async Task Problems_HoldWhatTheContactSaidAndNeitherTheirColleagueNorTheDepartment()
    {
        var partner = await House.AddShopAsync();
        var (contact, colleague) = (await House.AddPersonAsync(partner), await House.AddPersonAsync(partner));
        var problem = new Problem { AgencyId = partner.AgencyId, Id = House.NewId(), Kind = ProblemKind.Noise, Title = $"Drums {Interlocked.Increment(ref problems)}", OfficerId = Officer, OpenedAt = Now, StageSince = Now };
        var (grown, elses) = (PromiseOf(partner, null, 9, "grown"), PromiseOf(partner, null, 9, "elses grown"));
        await House.KeepAsync(partner.AgencyId, [problem, grown, elses, .. InProblem(problem, contact.Id, Side.Them, "own", grown), .. InProblem(problem, colleague.Id, Side.Them, "elses", elses), .. InProblem(problem, contact.Id, Side.Us, "ours", elses), Later(problem, contact, "own later"), Later(problem, colleague, "elses later"), Later(problem, contact, null)]);

        (await SaidAsync((words, _) => words.ProblemsAsync(contact.Id))).ShouldBe(["1 own voice", "2 own part", "3 own option", "4 own finding", "5 own later", "9 grown"]);

        Entity[] InProblem(Problem where, Guid by, Side side, string mark, Promise promise)
        {
            var option = new ResponseOption { AgencyId = where.AgencyId, Id = House.NewId(), ProblemId = where.Id, Words = $"{mark} option", Side = side, ById = by, At = On(3) };
            return
            [
                option,
                new Finding { AgencyId = where.AgencyId, Id = House.NewId(), ProblemId = where.Id, Kind = FindingKind.Harm, Side = side, ById = by, At = On(4), Words = $"{mark} finding" },
                new OptionPart { AgencyId = where.AgencyId, Id = House.NewId(), OptionId = option.Id, Side = side, ById = by, PartnerId = partner.Id, Words = $"{mark} part", DueOn = House.Today(), At = On(2), PromiseId = promise.Id },
                new OptionVoice { AgencyId = where.AgencyId, Id = House.NewId(), OptionId = option.Id, Side = side, ById = by, At = On(1), Voice = Voice.Agree, Why = $"{mark} voice" },
            ];
        }
    }

    /// <summary>One of each that can be theirs alone, said now.</summary>
    private object[] Everything(Contact whose, string mark)
    {
        var partner = new Partner { AgencyId = whose.AgencyId, Id = whose.PartnerId, Name = "" };
        var (talk, goal, check) = (Talk(partner, 0, mark), Goal(partner, 0, $"{mark} goal"), Check(whose));
        var problem = new Problem { AgencyId = whose.AgencyId, Id = House.NewId(), Kind = ProblemKind.Noise, Title = $"Drums {Interlocked.Increment(ref problems)}", OfficerId = Officer, OpenedAt = Now, StageSince = Now };
        return
        [
            talk, goal, check, problem,
            new EngagementContact { AgencyId = whose.AgencyId, EngagementId = talk.Id, ContactId = whose.Id },
            new GoalContact { AgencyId = whose.AgencyId, GoalId = goal.Id, ContactId = whose.Id },
            PromiseOf(partner, talk, 0, $"{mark} promise"), RepairOf(check, 0, null, $"{mark} repair"), ConcernOf(partner, whose, 0, $"{mark} concern"),
            new Finding { AgencyId = whose.AgencyId, Id = House.NewId(), ProblemId = problem.Id, Kind = FindingKind.Harm, Side = Side.Them, ById = whose.Id, At = Now, Words = $"{mark} finding" },
            OfferOf(whose, 0, $"{mark} offer", null), Preference(whose, 0, p => p.Please = $"{mark} please"), ThanksOf(whose, 0, $"{mark} thanks"),
        ];
    }

    private async Task<IEnumerable<string>> SaidAsync(Func<SealableWords, AllianceContext, Task<IReadOnlyList<SealedText>>> read)
    {
        var texts = await House.DoAsync(services => read(services.GetRequiredService<SealableWords>(), services.GetRequiredService<AllianceContext>()));
        return texts.Select(t => $"{(t.At - Now).TotalDays:0} {t.Words}");
    }

    private DateTime On(int day) => Now.AddDays(day);

    private Engagement Talk(Partner partner, int day, string mark) => new() { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = Officer, At = On(day), Channel = Channel.InPerson, Setting = Setting.Street, StartedBy = Side.Us, Outcome = Outcome.Talked, Minutes = 10, Purpose = $"{mark} talk", Heard = $"{mark} heard" };

    private Promise PromiseOf(Partner partner, Engagement? talk, int day, string words) => new() { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = Officer, EngagementId = talk?.Id, By = Side.Us, Words = words, MadeAt = On(day), DueOn = House.Today() };

    private PromiseAnswer Answer(Promise promise, int day, string? reason) => new() { AgencyId = promise.AgencyId, Id = House.NewId(), PromiseId = promise.Id, Kind = PromiseAnswerKind.Renegotiated, ToldBy = Side.Us, RecordedById = Officer, At = On(day), Reason = reason };

    private Correction CorrectionOf(Engagement talk, Contact contact, int day, string words) => new() { AgencyId = talk.AgencyId, Id = House.NewId(), EngagementId = talk.Id, ContactId = contact.Id, Kind = CorrectionKind.Corrects, Words = words, At = On(day) };

    private KeptBackNote Note(Engagement talk, int day, string? words, string? reason)
    {
        var keys = House.Services.GetRequiredService<KeptBackLock>();
        return new KeptBackNote { AgencyId = talk.AgencyId, Id = House.NewId(), EngagementId = talk.Id, ById = Officer, WrittenAt = On(day), UntilOn = House.Today(), Locked = words is null ? null : keys.Close(words), LockedReason = reason is null ? null : keys.Close(reason) };
    }

    private SharedGoal Goal(Partner partner, int day, string words) => new() { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = Officer, Words = words, At = On(day) };

    private StageMove Move(SharedGoal goal, int day, string heard) => new() { AgencyId = goal.AgencyId, Id = House.NewId(), GoalId = goal.Id, Side = Side.Us, ById = Officer, At = On(day), Stage = StageOfChange.Action, Heard = heard };

    private RulerReading Ruler(SharedGoal goal, int day, string? why) => new() { AgencyId = goal.AgencyId, Id = House.NewId(), GoalId = goal.Id, Side = Side.Us, ById = Officer, At = On(day), Importance = 5, Confidence = 4, Why = why };

    private GoalEnd GoalEndOf(SharedGoal goal, int day, string why) => new() { AgencyId = goal.AgencyId, Id = House.NewId(), GoalId = goal.Id, Side = Side.Us, ById = Officer, At = On(day), Kind = GoalEndKind.Reached, Why = why };

    private AllianceCheck Check(Contact contact) => new() { AgencyId = contact.AgencyId, Id = House.NewId(), PartnerId = contact.PartnerId, ContactId = contact.Id, AskedBy = Side.Us, AskedById = Officer, AskedAt = Now, ExpiresAt = On(30), ClosedAt = Now };

    private Repair RepairOf(AllianceCheck check, int day, int? closed, string? reason) => new() { AgencyId = check.AgencyId, Id = House.NewId(), CheckId = check.Id, OpenedAt = On(day), ClosedAt = closed is { } end ? On(end) : null, Reason = reason };

    private Concern ConcernOf(Partner partner, Contact? contact, int day, string words) => new() { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, ContactId = contact?.Id, Kind = ConcernKind.Other, Words = words, RaisedAt = On(day) };

    private ConcernStep Step(Concern concern, int day, string? words) => new() { AgencyId = concern.AgencyId, Id = House.NewId(), ConcernId = concern.Id, Kind = ConcernStepKind.Said, At = On(day), Words = words };

    private Offer OfferOf(Contact contact, int day, string words, string? limits) => new() { AgencyId = contact.AgencyId, Id = House.NewId(), PartnerId = contact.PartnerId, ContactId = contact.Id, Kind = OfferKind.Room, Words = words, Limits = limits, MadeAt = On(day) };

    private ThankYou ThanksOf(Contact contact, int day, string words) => new() { AgencyId = contact.AgencyId, Id = House.NewId(), PartnerId = contact.PartnerId, ContactId = contact.Id, OfficerId = Officer, By = Side.Them, Words = words, GivenAt = On(day) };

    private Touchpoint Plan(Partner partner, int day, string purpose, string? cancelled) => new() { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = Officer, On = House.Today(), Purpose = purpose, PlannedAt = On(day), CancelReason = cancelled };

    private ApproachPreference Preference(Contact contact, int day, Action<ApproachPreference> with)
    {
        var preference = new ApproachPreference { AgencyId = contact.AgencyId, Id = House.NewId(), ContactId = contact.Id, SaidAt = On(day) };
        with(preference);
        return preference;
    }

    private Relationship Tie(Partner partner, int day, string purpose) => new() { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OwnerId = Officer, Purpose = purpose, StartedAt = On(day), Phase = Phase.Building };

    private PhaseChange PhaseOf(Relationship tie, int day, string why) => new() { AgencyId = tie.AgencyId, Id = House.NewId(), RelationshipId = tie.Id, Phase = Phase.Building, At = On(day), ById = Officer, Why = why };

    private Pause PauseOf(Relationship tie, int day, string reason) => new() { AgencyId = tie.AgencyId, Id = House.NewId(), RelationshipId = tie.Id, FromAt = On(day), ById = Officer, Reason = reason };

    private CardCorrection Card(Relationship tie, int day, string words) => new() { AgencyId = tie.AgencyId, Id = House.NewId(), RelationshipId = tie.Id, Line = CardLine.Why, Words = words, ById = Officer, At = On(day) };

    private LaterWord Later(Problem problem, Contact contact, string? words) => new() { AgencyId = problem.AgencyId, Id = House.NewId(), ProblemId = problem.Id, ContactId = contact.Id, At = On(5), Answer = LaterAnswer.Better, Words = words };
}
