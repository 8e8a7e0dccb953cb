using System.Reflection;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Problems;
using Alliance.Stewardship;
using Alliance.Stewardship.Releases;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Finding = Alliance.Problems.Finding;
using Voice = Alliance.Problems.Voice;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>Builders: people with everything in their record, made by the rooms' own services.</summary>
internal static class Insiders
{
    private static int last;

    /// <param name="words">Makes a text of theirs from what it says; by default their mark is added.</param>
    public static async Task<Insider> AddInsiderAsync(this TestHouse house, Partner partner, string mark, Func<string, string>? words = null)
    {
        string Say(string what) => words is null ? $"{what} {mark}" : words(what);
        var before = await house.RowKeysAsync();
        var contact = await house.AddReachableAsync(partner, $"Otto {mark}");
        contact.Telephone = $"+1617555{Interlocked.Increment(ref last):0000}";
        await house.ChangeAsync<Contact>(contact.Id, c => c.Telephone = contact.Telephone);
        var callouts = house.ChoiceOf(contact, ChoiceKind.Callouts);
        (callouts.For, callouts.When) = (CalloutHelp.Place, CalloutTimes.Evenings);
        await house.KeepAsync(partner.AgencyId, [callouts]);
        var (talk, promise) = await house.TalkAsync(partner, contact, Say);
        var goal = await house.WorkOnGoalsAsync(partner, contact, Say);
        var gapped = await house.CheckAsync(contact, Say);
        var open = await house.AskBothAsync(contact);
        await house.AnswerAsync(open, Side.Us, house.ActAsOfficer(), 4, 3, 2);
        var concern = await house.WorryAsync(contact, Say);
        var offer = await house.SpeakAsync(contact, Say);
        var thanks = await house.ThankAsync(contact, Say);
        var (problem, option) = await house.SolveAsync(partner, contact, Say);
        await house.GiveOutAsync(partner, talk, $"PR-{mark}");
        await house.DoAsync(services => services.GetRequiredService<CardService>().MakeOwnAsync(contact.Id, house.ActAs(contact)));
        await house.ComeInAsync(contact);
        return new Insider(contact, mark)
        {
            Talk = talk,
            Promise = promise,
            Goal = goal,
            GappedCheck = gapped,
            OpenCheck = open,
            Concern = concern,
            Offer = offer,
            Officer = house.Person(Role.Officer).Id,
            Thanks = thanks,
            Problem = problem,
            Option = option,
            Rows = (await house.RowKeysAsync()).Except(before).ToHashSet(),
        };
    }

    /// <summary>The keys of all rows of the usual agency.</summary>
    public static Task<HashSet<(Type Table, Guid Id)>> RowKeysAsync(this TestHouse house) => house.AskAsync(async db =>
    {
        var keys = new HashSet<(Type, Guid)>();
        foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(Entity))))
            keys.UnionWith((await (Task<List<Guid>>)typeof(Insiders).GetMethod(nameof(KeysOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [db])!).Select(id => (type, id)));
        return keys;
    });

    public static Task ChangeAsync<T>(this TestHouse house, Guid id, Action<T> change) where T : Entity => house.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        var row = await db.Set<T>().SingleAsync(r => r.Id == id);
        change(row);
        await db.SaveAsync(house.Act(), "Arranged", row, null);
    });

    private static Task<List<Guid>> KeysOfAsync<T>(AllianceContext db) where T : Entity => db.Set<T>().Select(r => r.Id).ToListAsync();

    private static async Task<(Guid Talk, Guid Promise)> TalkAsync(this TestHouse house, Partner partner, Contact contact, Func<string, string> say)
    {
        var id = house.NewId();
        await house.DoAsync(services => services.GetRequiredService<EngagementService>().LogAsync(new LoggedEngagement
        {
            Id = id,
            PartnerId = partner.Id,
            At = house.Clock.Instant(),
            Channel = Channel.InPerson,
            Setting = Setting.TheirPlace,
            StartedBy = Side.Us,
            Outcome = Outcome.Talked,
            Minutes = 20,
            Purpose = say("The lamp"),
            Heard = say("The alley is dark after ten."),
            ContactIds = [contact.Id],
            OurPromise = new NewPromise(say("Ask about the lamp"), house.Today().AddDays(7)),
            TheirPromise = new NewPromise(say("Sweep the steps"), house.Today().AddDays(7)),
            NextOn = house.Today().AddDays(3),
            NextPurpose = say($"Coffee with {contact.Name}"),
            KeptBack = new NewKeptBack(say("A surprise"), say("It is a surprise"), house.Today().AddDays(9)),
        }, house.ActAsOfficer()));
        var promises = await house.AskAsync(db => db.Set<Promise>().AsNoTracking().Where(p => p.EngagementId == id).ToListAsync());
        await house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var theirs = await db.Set<Promise>().SingleAsync(p => p.EngagementId == id && p.By == Side.Them);
            await services.GetRequiredService<PromiseService>().AnswerAsync(theirs, theirs.Version, new PromiseNews { Id = house.NewId(), Kind = PromiseAnswerKind.Kept, ToldBy = Side.Them, Reason = say("Swept") }, house.ActAs(contact));
            var talk = await db.Set<Engagement>().SingleAsync(e => e.Id == id);
            await services.GetRequiredService<CorrectionService>().CorrectAsync(talk, contact.Id, new NewCorrection { Id = house.NewId(), Kind = CorrectionKind.Corrects, Words = say("It was nine") }, house.ActAs(contact));
        });
        return (id, promises.Single(p => p.By == Side.Us).Id);
    }

    /// <summary>One that goes on, with both sides' views, and one that ended.</summary>
    private static async Task<Guid> WorkOnGoalsAsync(this TestHouse house, Partner partner, Contact contact, Func<string, string> say)
    {
        var goal = await house.ShareGoalAsync(partner, [contact], say("No bottles on the steps"), say("They talked about it."));
        var ended = await house.ShareGoalAsync(partner, [contact], say("A lamp in the yard"), say("It was dark."));
        await house.DoAsync(async services =>
        {
            var goals = services.GetRequiredService<GoalService>();
            await goals.AgreeAsync(goal, contact.Id, house.ActAs(contact));
            await goals.MoveAsync(new NewStage { Id = house.NewId(), GoalId = goal, Side = Side.Them, Stage = StageOfChange.Action, Heard = say("We collect them") }, house.ActAs(contact));
            await goals.ReadRulersAsync(new NewReading { Id = house.NewId(), GoalId = goal, Side = Side.Them, Importance = 8, Confidence = 4, Why = say("It matters") }, house.ActAs(contact));
            await goals.EndAsync(new NewEnd { Id = house.NewId(), GoalId = ended, Side = Side.Them, Kind = GoalEndKind.Reached, Why = say("It shines") }, house.ActAs(contact));
        });
        return goal;
    }

    /// <summary>One whose gap was talked about, and one whose gap is open.</summary>
    private static async Task<Guid> CheckAsync(this TestHouse house, Contact contact, Func<string, string> say)
    {
        async Task<Guid> AnsweredAsync()
        {
            var check = await house.AskBothAsync(contact);
            await house.AnswerAsync(check, Side.Us, house.ActAsOfficer(), 5, 5, 5);
            await house.AnswerAsync(check, Side.Them, house.ActAs(contact), 1, 5, 5);
            return check;
        }
        var first = await AnsweredAsync();
        var repair = await house.AskAsync(db => db.Set<Repair>().Where(r => r.CheckId == first).Select(r => r.Id).SingleAsync());
        await house.DoAsync(services => services.GetRequiredService<RepairService>().CloseAsync(repair, Side.Us, say("We talked"), null, house.ActAsOfficer()));
        return await AnsweredAsync();
    }

    /// <summary>One to the officer, answered; one about an officer, answered by the steward.</summary>
    private static async Task<Guid> WorryAsync(this TestHouse house, Contact contact, Func<string, string> say)
    {
        var (other, officer) = (house.NewId(), house.NewId());
        await house.DoAsync(async services =>
        {
            var (db, concerns) = (services.GetRequiredService<AllianceContext>(), services.GetRequiredService<ConcernService>());
            foreach (var (id, kind) in new[] { (other, ConcernKind.Other), (officer, ConcernKind.Officer) })
            {
                await concerns.RaiseAsync(new NewConcern { Id = id, PartnerId = contact.PartnerId, ContactId = contact.Id, Kind = kind, Words = say("It is loud"), Screened = new ScreenedAnyway("Vehicle", "they said so", false) }, house.ActAs(contact));
                var concern = await db.Set<Concern>().SingleAsync(c => c.Id == id);
                await concerns.SayAsync(concern, new ConcernNews(house.NewId(), say("Still loud")), house.ActAs(contact));
                var action = kind == ConcernKind.Officer ? house.Act(house.Person(Role.Steward).Id, Role.Steward) : house.ActAsOfficer();
                await concerns.AnswerAsync(concern, concern.Version, new ConcernNews(house.NewId(), say("I went there")), action);
            }
        });
        return other;
    }

    /// <summary>How to approach them, said twice; an offer that rests, and one that ended.</summary>
    private static async Task<Guid> SpeakAsync(this TestHouse house, Contact contact, Func<string, string> say)
    {
        var (resting, ended) = (house.NewId(), house.NewId());
        await house.DoAsync(async services =>
        {
            var (db, preferences, offers) = (services.GetRequiredService<AllianceContext>(), services.GetRequiredService<PreferenceService>(), services.GetRequiredService<OfferService>());
            foreach (var door in new[] { "The side door", "The front door" })
                await preferences.StateAsync(contact.Id, contact.PartnerId, new StatedPreference { Id = house.NewId(), CallFirst = true, Please = say(door), PleaseNot = say("Not on Sundays") }, house.ActAs(contact));
            foreach (var id in new[] { resting, ended })
                await offers.MakeAsync(contact.Id, contact.PartnerId, new NewOffer { Id = id, Kind = OfferKind.Room, Words = say("Our hall"), Limits = say("Not at night"), Hours = [(DayOfWeek.Friday, new TimeOnly(9, 0), new TimeOnly(17, 0))] }, house.ActAs(contact));
            await offers.PauseAsync(await db.Set<Offer>().SingleAsync(o => o.Id == resting), house.ActAs(contact));
            await offers.EndAsync(await db.Set<Offer>().SingleAsync(o => o.Id == ended), house.ActAs(contact));
        });
        return resting;
    }

    /// <summary>One each way.</summary>
    private static async Task<Guid> ThankAsync(this TestHouse house, Contact contact, Func<string, string> say)
    {
        var (theirs, ours) = (house.NewId(), house.NewId());
        var officer = house.Person(Role.Officer).Id;
        await house.DoAsync(async services =>
        {
            var thanks = services.GetRequiredService<ThanksService>();
            await thanks.GiveAsync(new NewThanks(theirs, Side.Them, contact.PartnerId, contact.Id, officer, say("For coming by"), true, null), house.ActAs(contact));
            await thanks.GiveAsync(new NewThanks(ours, Side.Us, contact.PartnerId, contact.Id, officer, say("For the kettle"), true, null), house.ActAsOfficer());
        });
        return theirs;
    }

    /// <summary>A problem of theirs alone, four weeks after the response, with a word of theirs in every place for one.</summary>
    private static async Task<(Guid Problem, Guid Option)> SolveAsync(this TestHouse house, Partner partner, Contact contact, Func<string, string> say)
    {
        var (officer, now, earlier) = (house.Person(Role.Officer).Id, house.Clock.Instant(), house.Clock.Instant().AddDays(-40));
        var problem = new Problem { AgencyId = partner.AgencyId, Id = house.NewId(), Kind = ProblemKind.Nightlife, Title = say("Glass on the steps"), OfficerId = officer, OpenedAt = earlier, Stage = ProblemStage.Assess, StageSince = earlier };
        var option = new ResponseOption { AgencyId = partner.AgencyId, Id = house.NewId(), ProblemId = problem.Id, Words = say("Cups instead of glass"), Side = Side.Them, ById = contact.Id, At = now };
        await house.KeepAsync(partner.AgencyId,
        [
            problem, option,
            new ProblemStep { AgencyId = partner.AgencyId, Id = house.NewId(), ProblemId = problem.Id, From = ProblemStage.Respond, To = ProblemStage.Assess, ById = officer, At = earlier, Why = say("It was done") },
            new ProblemMember { AgencyId = partner.AgencyId, Id = house.NewId(), ProblemId = problem.Id, PartnerId = partner.Id, ContactId = contact.Id, Role = MemberRole.Manager, AskedById = officer, AskedAt = earlier, JoinedAt = earlier },
            new Finding { AgencyId = partner.AgencyId, Id = house.NewId(), ProblemId = problem.Id, Kind = FindingKind.BeyondTheData, Side = Side.Them, ById = contact.Id, At = earlier, Words = say("They bring their own") },
            new OptionPart { AgencyId = partner.AgencyId, Id = house.NewId(), OptionId = option.Id, Side = Side.Them, ById = contact.Id, PartnerId = partner.Id, Words = say("We buy the cups"), DueOn = house.Today().AddDays(9), At = now },
            new OptionVoice { AgencyId = partner.AgencyId, Id = house.NewId(), OptionId = option.Id, Side = Side.Them, ById = contact.Id, At = now, Voice = Voice.CanLiveWithIt, Why = say("If they are clean") },
            new LaterWord { AgencyId = partner.AgencyId, Id = house.NewId(), ProblemId = problem.Id, ContactId = contact.Id, At = now, Answer = LaterAnswer.Better, Words = say("Less glass") },
        ]);
        return (problem.Id, option.Id);
    }

    private static Task GiveOutAsync(this TestHouse house, Partner partner, Guid talk, string file) => house.DoAsync(async services =>
    {
        var (db, releases, id) = (services.GetRequiredService<AllianceContext>(), services.GetRequiredService<ReleaseService>(), house.NewId());
        var action = house.Act(house.Person(Role.RecordsOfficer).Id, Role.RecordsOfficer);
        await releases.BeginAsync(new NewRelease { Id = id, PartnerId = partner.Id, Asker = Asker.Press, Ground = ReleaseGround.Subpoena, FileNumber = file }, action);
        await releases.MakeAsync(await db.Set<Release>().SingleAsync(r => r.Id == id), [new ChosenText(talk, new Dictionary<int, Redaction>())], action);
    });
}
