using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships;

/// <summary>An agency of a test's own, with an officer, a supervisor and an evaluator, and rows made in one line each.</summary>
public sealed class Village
{
    private static int last = 100;
    private readonly List<object> rows = [];

    private Village(TestHouse house, Agency agency, Account supervisor, Account officer, Account evaluator) =>
        (House, Agency, Supervisor, Officer, Evaluator) = (house, agency, supervisor, officer, evaluator);

    public TestHouse House { get; }
    public Agency Agency { get; }
    public Account Supervisor { get; }
    public Account Officer { get; }
    public Account Evaluator { get; }

    public DateTime Now => House.Clock.Instant();
    public DateOnly Today => Agency.DayOf(Now);

    public static async Task<Village> BuildAsync(TestHouse house)
    {
        var id = Interlocked.Increment(ref last);
        var agency = await house.AddAgencyAsync(id, $"village-{id}");
        return new Village(house, agency, await house.AddAccountAsync(id, $"lead-{id}", Role.Supervisor), await house.AddAccountAsync(id, $"beat-{id}", Role.Officer), await house.AddAccountAsync(id, $"count-{id}", Role.Evaluator));
    }

    public Task<Browser> SignInAsync(Role role) => House.SignInAsync(role switch { Role.Supervisor => Supervisor, Role.Evaluator => Evaluator, _ => Officer }, role);

    public Task<T> AskAsync<T>(Func<AllianceContext, Task<T>> question) => House.AskAsync(question, Agency.Id);

    public Area Area(string name, string? outline = null) =>
        Keep(new Area { Id = NewId(), Name = name, SortName = Names.Fold(name), Kind = AreaKind.Neighborhood, Outline = outline });

    public Partner Partner(string name, PartnerKind kind = PartnerKind.Business, Area? area = null) =>
        Keep(new Partner { Id = NewId(), Name = name, SortName = Names.Fold(name), Kind = kind, AreaId = area?.Id });

    public Relationship Tie(Partner partner, Phase phase = Phase.WorkingAlliance, int? cadence = null, DateOnly? due = null, Account? owner = null) =>
        Keep(new Relationship { Id = NewId(), PartnerId = partner.Id, OwnerId = (owner ?? Officer).Id, Purpose = "a safer lane", StartedAt = Now.AddDays(-400), Phase = phase, CadenceDays = cadence, DueOn = due });

    public PhaseChange Step(Relationship tie, Phase phase, DateTime at)
    {
        tie.Phase = phase;
        return Keep(new PhaseChange { Id = NewId(), RelationshipId = tie.Id, Phase = phase, At = at, ById = Officer.Id, Why = "it was so" });
    }

    public Pause Pause(Relationship tie, DateOnly? until = null) =>
        Keep(new Pause { Id = NewId(), RelationshipId = tie.Id, FromAt = Now.AddDays(-1), UntilOn = until, ById = Officer.Id, Reason = "closed for works" });

    public Engagement Talk(Partner partner, DateTime at, int minutes, Channel channel = Channel.InPerson) =>
        Keep(new Engagement { Id = NewId(), PartnerId = partner.Id, OfficerId = Officer.Id, At = at, Channel = channel, Setting = Setting.Street, StartedBy = Side.Us, Outcome = Outcome.Talked, Minutes = minutes, Purpose = "the lane", Heard = "Words of an entry" });

    public Promise Promise(Partner partner, Side by, DateOnly due, PromiseState state = PromiseState.Open, string words = "Words of a promise", DateTime? answeredAt = null)
    {
        var promise = Keep(new Promise { Id = NewId(), PartnerId = partner.Id, OfficerId = Officer.Id, By = by, Words = words, MadeAt = Now.AddDays(-30), DueOn = due, State = state });
        if (answeredAt is { } at)
            Keep(new PromiseAnswer { Id = NewId(), PromiseId = promise.Id, Kind = state == PromiseState.Kept ? PromiseAnswerKind.Kept : PromiseAnswerKind.Broken, ToldBy = by, RecordedById = Officer.Id, At = at });
        return promise;
    }

    public ApproachWish Wish(Partner partner) => Keep(new ApproachWish { Id = NewId(), PartnerId = partner.Id, SaidAt = Now, RecordedById = Officer.Id });

    public Contact Contact(Partner partner, string name) => Keep(new Contact { Id = NewId(), PartnerId = partner.Id, RoleTitle = "owner", Name = name, Email = "person@example.org" });

    public PartnershipSettings Settings(int cadence, int hours) => Keep(new PartnershipSettings { Id = NewId(), CadenceDays = cadence, WeeklyHoursPerOfficer = hours });

    /// <summary>Saves what was made since the last time; unless at once, lets a minute pass so that no remembered count hides it.</summary>
    public async Task MoveInAsync(bool atOnce = false)
    {
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.AddRange(rows);
            db.Record(House.Act(agency: Agency.Id), "Arranged", null, null, null, null);
            await db.SaveChangesAsync();
        }, Agency.Id);
        rows.Clear();
        if (!atOnce) House.Clock.Advance(TimeSpan.FromSeconds(61));
    }

    private T Keep<T>(T row) where T : Entity
    {
        row.AgencyId = Agency.Id;
        rows.Add(row);
        return row;
    }

    private Guid NewId() => Guid.CreateVersion7(House.Clock.GetUtcNow());
}
