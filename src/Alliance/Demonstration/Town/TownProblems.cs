using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Portal;
using Alliance.Problems;
using Voice = Alliance.Problems.Voice;

namespace Alliance.Demonstration.Town;

/// <summary>Problems worked on together: one that is assessed, one in which somebody objects, one just begun, and one to learn from.</summary>
public sealed class TownProblems(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts)
{
    private const string Officer = "ana";

    /// <summary>The one whose counts before and after are compared; null where nobody could take part.</summary>
    public Problem? ToCompare { get; private set; }

    public void Solve(IReadOnlyList<TownTie> ties)
    {
        var people = ties.Where(t => t.Owner == Officer && t.Relationship is { EndedAt: null }).SelectMany(t => t.Agreed.Where(a => a.Contact.LeftAt is null).Select(a => (Tie: t, a.Contact)))
            .OrderByDescending(p => p.Contact.Email is not null).ThenBy(p => p.Contact.Id).DistinctBy(p => p.Tie.Partner.Id).Take(2).ToList();
        if (people.Count < 2) return;
        Nightlife(people[0], people[1]);
        Afternoons(people[0], people[1]);
        Crossing(people[1]);
        Begun(people[0]);
    }

    private void Nightlife((TownTie Tie, Contact Contact) host, (TownTie Tie, Contact Contact) neighbor)
    {
        var problem = Open(230, ProblemKind.Nightlife, "Shouting and broken glass on Wick Street when the bars close", host.Tie.Partner.AreaId, Needs.Safety | Needs.Physiological, ProblemStage.Assess, 145);
        ToCompare = problem;
        Take(problem, host, 228, MemberRole.Manager);
        Take(problem, neighbor, 227, MemberRole.RaisedIt);
        Find(problem, 226, null, FindingKind.Community, "Two hotels and the people above the shops say so, each on their own.");
        Find(problem, 226, null, FindingKind.Harm, "Guests leave early, sleep is lost, glass on the pavement every Sunday.");
        Find(problem, 226, null, FindingKind.Expectation, "That it is calmer between two and three, not that the bars close.");
        Find(problem, 225, null, FindingKind.Events, "Groups wait for rides after closing, loud, with bottles in hand.");
        Find(problem, 225, null, FindingKind.Recurring, "Every Friday and Saturday, all year.");
        Find(problem, 225, null, FindingKind.Similarity, "The same half hour, the same hundred yards, mostly no ride in sight.");
        Step(problem, 220, ProblemStage.Scan, ProblemStage.Analyse, null);
        Find(problem, 215, null, FindingKind.Causing, "Guests who wait, most of them once and never again.");
        Find(problem, 215, null, FindingKind.Harmed, "People who sleep above the shops, and whoever sweeps in the morning.");
        Find(problem, 215, null, FindingKind.Place, "The curb between the last bar and the square: dark, and nowhere to sit.");
        Find(problem, 212, host, FindingKind.Manager, "We close our door at two; from then on nobody is out there for us.");
        Find(problem, 211, neighbor, FindingKind.BeyondTheData, "It is not the bar. It is the wait: rides cannot stop on Wick Street.");
        Find(problem, 210, null, FindingKind.Condition, "No place where a ride may stop, and three bars close in the same minute.");
        Step(problem, 200, ProblemStage.Analyse, ProblemStage.Respond, null);
        var first = Propose(problem, 195, null, "Close all bars on Wick Street an hour earlier", null, 190);
        Say(first, 192, host, Voice.Objects, "That hour pays the rent, and the wait would only be earlier.");
        Say(first, 191, neighbor, Voice.CanLiveWithIt, null);
        var second = Propose(problem, 190, host, "A place for rides on Candle Square, hosts at the doors until three, closing ten minutes apart", first.Id, null);
        Part(second, 189, host, "Two hosts at the door until three, Fridays and Saturdays", 155, PromiseState.Kept);
        Part(second, 188, neighbor, "Light on our corner all night", 160, PromiseState.Kept);
        PartOfOurs(second, 187, neighbor, "A ride zone on Candle Square, signed and lit", 152);
        Say(second, 186, host, Voice.Agree, null);
        Say(second, 185, neighbor, Voice.Agree, "If the zone is not under our windows.");
        Say(second, 184, null, Voice.Agree, null);
        Choose(second, 180);
        Step(problem, 145, ProblemStage.Respond, ProblemStage.Assess, "Everything that was promised was done by then.");
        Later(problem, 112, neighbor, LaterAnswer.Better, "One sleeps again. Glass is rare.");
        Later(problem, 110, host, LaterAnswer.Better, null);
    }

    private void Afternoons((TownTie Tie, Contact Contact) one, (TownTie Tie, Contact Contact) other)
    {
        var problem = Open(44, ProblemKind.YoungPeople, "Nowhere to be between school and supper around Candle Square", one.Tie.Partner.AreaId, Needs.Belonging | Needs.Esteem, ProblemStage.Respond, 15);
        Take(problem, one, 43, MemberRole.Guardian);
        Take(problem, other, 42, MemberRole.Helper);
        Find(problem, 41, one, FindingKind.BeyondTheData, "They come because it is warm here, and there is an outlet.");
        Find(problem, 40, null, FindingKind.Community, "Three shops, and the school.");
        Find(problem, 40, null, FindingKind.Condition, "The hall is locked on weekdays.");
        Step(problem, 30, ProblemStage.Scan, ProblemStage.Analyse, null);
        Step(problem, 15, ProblemStage.Analyse, ProblemStage.Respond, null);
        var option = Propose(problem, 12, other, "Open the back room on weekday afternoons, with somebody there", null, null);
        Part(option, 11, other, "The room, and tea", -20, null);
        Say(option, 10, other, Voice.Agree, null);
        Say(option, 8, one, Voice.Objects, "Not with a uniform at the door. They would not come.");
    }

    private void Crossing((TownTie Tie, Contact Contact) shop)
    {
        var problem = Open(400, ProblemKind.Traffic, "Delivery trucks on the crossing in front of the market", shop.Tie.Partner.AreaId, Needs.Safety, ProblemStage.Closed, 250, ProblemOutcome.Solved);
        Take(problem, shop, 398, MemberRole.Manager);
        Find(problem, 396, shop, FindingKind.BeyondTheData, "The trucks come at eight because the back gate opens at nine.");
        Find(problem, 395, null, FindingKind.NoFigures, "Near misses are not written down anywhere.");
        Step(problem, 390, ProblemStage.Scan, ProblemStage.Analyse, null);
        Step(problem, 380, ProblemStage.Analyse, ProblemStage.Respond, null);
        var option = Propose(problem, 375, shop, "Open the back gate at seven, and paint the curb", null, null);
        Part(option, 374, shop, "The gate open at seven on weekdays", 350, PromiseState.Kept);
        PartOfOurs(option, 373, shop, "The curb painted", 340);
        Say(option, 372, shop, Voice.Agree, null);
        Say(option, 372, null, Voice.Agree, null);
        Choose(option, 370);
        Step(problem, 330, ProblemStage.Respond, ProblemStage.Assess, null);
        Later(problem, 298, shop, LaterAnswer.Better, "No truck on the crossing since.");
        Step(problem, 250, ProblemStage.Assess, ProblemStage.Closed, "Ask first when the gate opens. It cost nothing.", ProblemOutcome.Solved);
    }

    private void Begun((TownTie Tie, Contact Contact) one)
    {
        var problem = Open(6, ProblemKind.Neglect, "The stairs behind Snuffer Lane are dark, and things are left there", one.Tie.Partner.AreaId, Needs.Safety, ProblemStage.Scan, 6);
        Find(problem, 5, null, FindingKind.Events, "Mattresses and bags, most mornings, on the lower landing.");
        var at = calendar.At(4, 15);
        var member = new ProblemMember { AgencyId = problem.AgencyId, Id = dice.NewId(at), ProblemId = problem.Id, PartnerId = one.Tie.Partner.Id, ContactId = one.Contact.Id, Role = MemberRole.RaisedIt, AskedById = accounts[Officer], AskedAt = at };
        Add(at, null, ProblemEvents.MemberAsked, member, one.Contact.Id);
    }

    private Problem Open(int ago, ProblemKind kind, string title, Guid? area, Needs needs, ProblemStage stage, int since, ProblemOutcome? outcome = null)
    {
        var at = calendar.At(ago, 10, dice.Between(0, 50));
        var problem = new Problem { AgencyId = AgencyId, Id = dice.NewId(at), Kind = kind, Title = title, AreaId = area, Needs = needs, OfficerId = accounts[Officer], OpenedAt = at, Stage = stage, StageSince = calendar.At(since, 11), Outcome = outcome };
        Add(at, null, ProblemEvents.ProblemOpened, problem, null);
        return problem;
    }

    private void Take(Problem problem, (TownTie Tie, Contact Contact) who, int ago, MemberRole role)
    {
        var at = calendar.At(ago, 12, dice.Between(0, 50));
        var member = new ProblemMember { AgencyId = AgencyId, Id = dice.NewId(at), ProblemId = problem.Id, PartnerId = who.Tie.Partner.Id, ContactId = who.Contact.Id, Role = role, AskedById = accounts[Officer], AskedAt = at, JoinedAt = at.AddHours(5) };
        Add(at.AddHours(5), who, ProblemEvents.MemberJoined, member, who.Contact.Id);
    }

    private void Find(Problem problem, int ago, (TownTie Tie, Contact Contact)? who, FindingKind kind, string words)
    {
        var at = calendar.At(ago, 16, dice.Between(0, 50));
        Add(at, who, ProblemEvents.FindingNoted, new Finding { AgencyId = AgencyId, Id = dice.NewId(at), ProblemId = problem.Id, Kind = kind, Side = SideOf(who), ById = IdOf(who), At = at, Words = words }, who?.Contact.Id);
    }

    private void Step(Problem problem, int ago, ProblemStage from, ProblemStage to, string? why, ProblemOutcome? outcome = null)
    {
        var at = calendar.At(ago, 11);
        Add(at, null, ProblemEvents.ProblemMoved, new ProblemStep { AgencyId = AgencyId, Id = dice.NewId(at), ProblemId = problem.Id, From = from, To = to, ById = accounts[Officer], At = at, Why = why, Outcome = outcome }, null);
    }

    private ResponseOption Propose(Problem problem, int ago, (TownTie Tie, Contact Contact)? who, string words, Guid? replaces, int? replacedAgo)
    {
        var at = calendar.At(ago, 18, dice.Between(0, 50));
        var option = new ResponseOption { AgencyId = AgencyId, Id = dice.NewId(at), ProblemId = problem.Id, Words = words, Side = SideOf(who), ById = IdOf(who), At = at, ReplacesId = replaces, ReplacedAt = replacedAgo is { } then ? calendar.At(then, 18) : null };
        Add(at, who, ProblemEvents.OptionProposed, option, who?.Contact.Id);
        return option;
    }

    private void Part(ResponseOption option, int ago, (TownTie Tie, Contact Contact) who, string words, int dueAgo, PromiseState? became) => Part(option, ago, who, Side.Them, words, dueAgo, became);

    private void PartOfOurs(ResponseOption option, int ago, (TownTie Tie, Contact Contact) to, string words, int dueAgo) => Part(option, ago, to, Side.Us, words, dueAgo, PromiseState.Kept);

    private void Part(ResponseOption option, int ago, (TownTie Tie, Contact Contact) who, Side side, string words, int dueAgo, PromiseState? became)
    {
        var at = calendar.At(ago, 19, dice.Between(0, 50));
        var promise = became is null ? null : new Promise { AgencyId = AgencyId, Id = dice.NewId(at), PartnerId = who.Tie.Partner.Id, OfficerId = accounts[Officer], By = side, Words = words, MadeAt = at, DueOn = calendar.Day(dueAgo), State = became.Value };
        (TownTie, Contact)? writer = side == Side.Them ? who : null;
        var part = new OptionPart { AgencyId = AgencyId, Id = dice.NewId(at), OptionId = option.Id, Side = side, ById = IdOf(writer), PartnerId = who.Tie.Partner.Id, Words = words, DueOn = calendar.Day(dueAgo), At = at, PromiseId = promise?.Id };
        Add(at, writer, ProblemEvents.PartOffered, part, side == Side.Them ? who.Contact.Id : null);
        if (promise is null) return;
        deeds.Add(at.AddMinutes(1), accounts.Acting(Officer), PartnershipEvents.PromiseMade, ProblemEvents.Purpose, promise, promise.PartnerId, [promise]);
        var kept = calendar.At(dueAgo + 1, 17);
        deeds.Add(kept, accounts.Acting(Officer), PartnershipEvents.PromiseAnswered, ProblemEvents.Purpose, promise, promise.PartnerId, [new PromiseAnswer { AgencyId = AgencyId, Id = dice.NewId(kept), PromiseId = promise.Id, Kind = PromiseAnswerKind.Kept, ToldBy = Side.Us, RecordedById = accounts[Officer], At = kept }]);
    }

    private void Say(ResponseOption option, int ago, (TownTie Tie, Contact Contact)? who, Voice voice, string? why)
    {
        var at = calendar.At(ago, 20, dice.Between(0, 50));
        Add(at, who, ProblemEvents.VoiceGiven, new OptionVoice { AgencyId = AgencyId, Id = dice.NewId(at), OptionId = option.Id, Side = SideOf(who), ById = IdOf(who), At = at, Voice = voice, Why = why }, who?.Contact.Id);
    }

    /// <summary>The row was written when it was proposed, as it ended.</summary>
    private void Choose(ResponseOption option, int ago) => (option.ChosenAt, option.ChosenById) = (calendar.At(ago, 12), accounts[Officer]);

    private void Later(Problem problem, int ago, (TownTie Tie, Contact Contact) who, LaterAnswer answer, string? words)
    {
        var at = calendar.At(ago, 19, dice.Between(0, 50));
        Add(at, who, ProblemEvents.LaterWordSaid, new LaterWord { AgencyId = AgencyId, Id = dice.NewId(at), ProblemId = problem.Id, ContactId = who.Contact.Id, At = at, Answer = answer, Words = words }, who.Contact.Id);
    }

    private const int AgencyId = 1;

    private static Side SideOf((TownTie Tie, Contact Contact)? who) => who is null ? Side.Us : Side.Them;

    private Guid IdOf((TownTie Tie, Contact Contact)? who) => who?.Contact.Id ?? accounts[Officer];

    private void Add(DateTime at, (TownTie Tie, Contact Contact)? who, string what, Platform.Data.Entity row, Guid? subject) =>
        deeds.Add(at, who is { } contact ? new(contact.Contact.Id, PartnerPrincipal.RoleName, "192.0.2.30") : accounts.Acting(Officer), what, ProblemEvents.Purpose, row, subject, [row]);
}
