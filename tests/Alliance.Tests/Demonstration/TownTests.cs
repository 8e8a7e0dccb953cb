using System.Text.Json;
using Alliance.Partnerships;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Alliance.Tests.Demonstration;

/// <summary>What the demonstration town holds, on either engine.</summary>
public abstract class TownTests
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };
    private readonly TownFixture town;

    protected TownTests(TownFixture town)
    {
        Assert.SkipWhen(town.WhyNot is not null, town.WhyNot ?? "");
        this.town = town;
    }

    [Fact]
    public async Task Partners_OfTheTown_AreOfEveryKindInEveryNeighborhood()
    {
        var partners = await town.AskAsync(db => db.Set<Partner>().Include(p => p.Area).ToListAsync());

        partners.Count.ShouldBeInRange(140, 180);
        partners.Select(p => p.Kind).Distinct().ShouldBe(Enum.GetValues<PartnerKind>(), ignoreOrder: true);
        partners.Select(p => p.Area!.Name).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public async Task Partners_OfTheTown_AreKnownForThreeInFive()
    {
        var partners = await town.AskAsync(db => db.Set<Partner>().CountAsync());
        var known = await town.AskAsync(db => db.Set<Relationship>().CountAsync(r => r.EndedAt == null));

        (known / (double)partners).ShouldBe(0.58, 0.06);
    }

    [Fact]
    public async Task Neighbors_OnTheirOwn_HaveANeighborhoodAndNothingNearer()
    {
        var neighbors = await town.AskAsync(db => db.Set<Partner>().Where(p => p.Kind == PartnerKind.Neighbor).ToListAsync());

        neighbors.ShouldNotBeEmpty();
        neighbors.ShouldAllBe(p => p.AreaId != null && p.Street == null && p.Telephone == null && p.Latitude == null && p.Longitude == null);
        neighbors.ShouldAllBe(p => p.Name.StartsWith("A neighbor in "));
    }

    [Fact]
    public async Task Contacts_WithAName_HaveAConsentThatHolds()
    {
        var now = town.House.Clock.GetUtcNow().UtcDateTime;
        var named = await town.AskAsync(db => db.Set<Contact>().Where(c => c.Name != null).Select(c => c.Id).ToListAsync());
        var agreed = await town.AskAsync(db => db.Set<Consent>().Where(a => a.WithdrawnAt == null && a.ExpiresAt > now).Select(a => a.ContactId).Distinct().ToListAsync());
        var unnamed = await town.AskAsync(db => db.Set<ConsentChoice>().Where(c => c.Kind == ChoiceKind.Unnamed && c.WithdrawnAt == null).Select(c => c.ContactId).ToListAsync());
        var all = await town.AskAsync(db => db.Set<Contact>().CountAsync());

        named.Concat(unnamed).ShouldBe(agreed, ignoreOrder: true);
        (named.Count / (double)all).ShouldBeInRange(0.25, 0.55);
    }

    [Fact]
    public async Task Consents_OfTheTown_AreAskedForGivenRenewedAndLapsed()
    {
        (await town.AskAsync(db => db.Set<Invitation>().CountAsync())).ShouldBe(2);
        (await town.AskAsync(db => db.Set<ContactCard>().CountAsync())).ShouldBe(1);
        foreach (var what in new[] { PartnershipEvents.ConsentRenewed, PartnershipEvents.InvitationLapsed })
            (await town.AskAsync(db => db.AuditEvents.AnyAsync(e => e.Action == what))).ShouldBeTrue(what);
        (await town.AskAsync(db => db.Set<ConsentChoice>().Select(c => c.Kind).Distinct().ToListAsync())).ShouldBe([ChoiceKind.Named, ChoiceKind.Unnamed, ChoiceKind.Callouts, ChoiceKind.Email], ignoreOrder: true);
    }

    [Fact]
    public async Task Relationships_WithTheirRows_AgreeOnLastContactAndPhase()
    {
        var relationships = await town.AskAsync(db => db.Set<Relationship>().ToListAsync());
        var talks = (await town.AskAsync(db => db.Set<Engagement>().Where(e => e.Outcome == Outcome.Talked).ToListAsync())).ToLookup(e => e.PartnerId);
        var phases = (await town.AskAsync(db => db.Set<PhaseChange>().ToListAsync())).ToLookup(c => c.RelationshipId);

        foreach (var relationship in relationships)
        {
            relationship.LastContactAt.ShouldBe(talks[relationship.PartnerId].Max(e => (DateTime?)e.At));
            relationship.Phase.ShouldBe(phases[relationship.Id].MaxBy(c => c.At)!.Phase);
        }
    }

    [Fact]
    public async Task Relationships_WithTheirRows_AgreeOnTheDueDate()
    {
        var agency = await town.AskAsync(db => db.Agencies.SingleAsync());
        var relationships = await town.AskAsync(db => db.Set<Relationship>().ToListAsync());
        var pauses = (await town.AskAsync(db => db.Set<Pause>().Where(p => p.EndedAt == null).ToListAsync())).ToDictionary(p => p.RelationshipId);

        foreach (var relationship in relationships)
        {
            var expected = relationship.EndedAt is not null ? null
                : pauses.TryGetValue(relationship.Id, out var pause) ? pause.UntilOn
                : Cadence.DueAfter(agency.DayOf(relationship.LastContactAt ?? relationship.StartedAt), relationship.CadenceDays, PartnershipSettings.UsualCadenceDays);
            relationship.DueOn.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Promises_WithTheirAnswers_AgreeOnStateAndDay()
    {
        var promises = await town.AskAsync(db => db.Set<Promise>().ToListAsync());
        var answers = (await town.AskAsync(db => db.Set<PromiseAnswer>().ToListAsync())).ToLookup(a => a.PromiseId);

        foreach (var promise in promises)
        {
            var told = answers[promise.Id].OrderBy(a => a.At).ToList();
            promise.State.ShouldBe(told.LastOrDefault()?.Kind switch { PromiseAnswerKind.Kept => PromiseState.Kept, PromiseAnswerKind.Broken => PromiseState.Broken, _ => PromiseState.Open });
            if (told.LastOrDefault(a => a.NewDueOn is not null) is { } anew) promise.DueOn.ShouldBe(anew.NewDueOn!.Value);
            told.ShouldAllBe(a => a.At > promise.MadeAt);
        }
    }

    [Fact]
    public async Task Town_ThroughItsTwoYears_ShowsEveryTurnOfARelationship()
    {
        var phases = await town.AskAsync(db => db.Set<PhaseChange>().Select(c => c.Phase).Distinct().ToListAsync());
        var outcomes = await town.AskAsync(db => db.Set<Engagement>().Select(e => e.Outcome).Distinct().ToListAsync());
        var answers = await town.AskAsync(db => db.Set<PromiseAnswer>().Select(a => a.Kind).Distinct().ToListAsync());

        phases.ShouldBe(Enum.GetValues<Phase>(), ignoreOrder: true);
        outcomes.ShouldBe(Enum.GetValues<Outcome>(), ignoreOrder: true);
        answers.ShouldBe(Enum.GetValues<PromiseAnswerKind>(), ignoreOrder: true);
    }

    [Fact]
    public async Task Goals_OfTheTown_ShowYearsARecurrenceAndAnEnd()
    {
        var readings = await town.AskAsync(db => db.Set<RulerReading>().ToListAsync());
        var recurrences = await town.AskAsync(db => db.Set<StageMove>().Where(m => m.IsRecurrence).Select(m => m.GoalId).Distinct().CountAsync());
        var ends = await town.AskAsync(db => db.Set<GoalEnd>().Select(e => e.Kind).Distinct().ToListAsync());

        readings.GroupBy(r => r.GoalId).Max(g => g.Max(r => r.At) - g.Min(r => r.At)).ShouldBeGreaterThan(TimeSpan.FromDays(365));
        recurrences.ShouldBe(1);
        ends.ShouldBe(Enum.GetValues<GoalEndKind>(), ignoreOrder: true);
    }

    [Fact]
    public async Task Checks_OfTheTown_WaitForOneContactAndLeaveOneGapOpen()
    {
        var now = town.House.Clock.GetUtcNow().UtcDateTime;
        var waiting = await town.AskAsync(db => db.Set<AllianceCheck>().Where(c => c.ClosedAt == null && c.ExpiresAt > now && !db.Set<AllianceAnswer>().Any(a => a.CheckId == c.Id && a.Side == Side.Them)).CountAsync());
        var repairs = await town.AskAsync(db => db.Set<Repair>().ToListAsync());
        var alone = await town.AskAsync(db => db.Set<AllianceAnswer>().Where(a => a.ForTotalsOnly && a.Bond != null).CountAsync());

        waiting.ShouldBe(1);
        repairs.Select(r => r.ClosedAt is null).ShouldBe([true, false], ignoreOrder: true);
        alone.ShouldBe(0);
    }

    [Fact]
    public async Task Today_OfOfficerAna_IsAlive()
    {
        var ana = (await town.AskAsync(db => db.Users.SingleAsync(a => a.UserName == "ana"))).Id;
        var week = TownFixture.Today.AddDays(7);

        (await town.AskAsync(db => db.Set<Relationship>().CountAsync(r => r.OwnerId == ana && r.DueOn <= TownFixture.Today))).ShouldBeInRange(5, 8);
        (await town.AskAsync(db => db.Set<Promise>().CountAsync(p => p.OfficerId == ana && p.State == PromiseState.Open && p.DueOn <= week))).ShouldBe(3);
        (await town.AskAsync(db => db.Set<Notice>().CountAsync(n => n.AccountId == ana && n.SeenAt == null))).ShouldBe(2);
        (await town.AskAsync(db => db.Set<Touchpoint>().CountAsync(t => t.OfficerId == ana && t.IsOpen && t.On >= TownFixture.Today && t.On <= week))).ShouldBe(3);
    }

    [Fact]
    public async Task Team_OfTheTown_HasSomethingLapsing()
    {
        var ties = await town.AskAsync(db => db.Set<Relationship>().Where(r => r.EndedAt == null && r.DueOn < TownFixture.Today).ToListAsync());

        ties.Count(r => r.DueOn!.Value.AddDays(r.CadenceDays ?? PartnershipSettings.UsualCadenceDays) < TownFixture.Today).ShouldBeInRange(2, 5);
    }

    [Fact]
    public async Task Everything_InTheTown_HappenedBeforeToday()
    {
        var midnight = new DateTime(2027, 3, 2, 5, 0, 0, DateTimeKind.Utc);

        (await town.AskAsync(db => db.Set<Engagement>().AnyAsync(e => e.At >= midnight))).ShouldBeFalse();
        // All but the letter of the day, which came this morning.
        (await town.AskAsync(db => db.AuditEvents.AnyAsync(e => e.At >= midnight && e.Action != PartnershipEvents.DigestSent))).ShouldBeFalse();
    }

    [Fact]
    public async Task Audit_OfTheTown_IsWholeAndSealed()
    {
        var verdict = await town.House.DoAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync(1, []));

        verdict.ShouldBe(new AuditVerdict(true, verdict.Events, 0));
        verdict.Events.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public async Task Audit_OfTheTown_TellsOfEveryRow()
    {
        var told = string.Join('\n', await town.AskAsync(db => db.AuditPayloads.Select(p => p.Json).ToListAsync()));
        var engagements = await town.AskAsync(db => db.Set<Engagement>().Select(e => e.Id).ToListAsync());
        var answers = await town.AskAsync(db => db.Set<PromiseAnswer>().Select(a => a.Id).ToListAsync());

        engagements.ShouldAllBe(id => told.Contains($"\"Engagement/{id}\":{{\"new\"", StringComparison.Ordinal));
        answers.ShouldAllBe(id => told.Contains($"\"PromiseAnswer/{id}\":{{\"new\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outlines_OfTheNeighborhoods_AdjoinWithoutOverlap()
    {
        var outlines = (await town.AskAsync(db => db.Set<Area>().Select(a => a.Outline).ToListAsync())).ConvertAll(o => Read(o!));

        outlines.ShouldAllBe(o => o.IsValid);
        for (var i = 0; i < outlines.Count; i++)
        {
            outlines.Skip(i + 1).ShouldAllBe(other => outlines[i].Intersection(other).Area < 1e-10);
            outlines.Where((_, j) => j != i).ShouldContain(other => outlines[i].Touches(other) || outlines[i].Intersection(other).Length > 0);
        }
    }

    [Fact]
    public async Task Partners_WithAPlace_LieInTheirNeighborhood()
    {
        var areas = (await town.AskAsync(db => db.Set<Area>().ToListAsync())).ToDictionary(a => a.Id, a => Read(a.Outline!));
        var placed = await town.AskAsync(db => db.Set<Partner>().Where(p => p.Latitude != null).ToListAsync());

        placed.ShouldAllBe(p => areas[p.AreaId!.Value].Contains(new Point(p.Longitude!.Value, p.Latitude!.Value)));
    }

    [Fact]
    public async Task Ecomap_OfTheTown_HasAQuarrelBetweenTwoThatLeanOnAna_AndOrganizationsOnly()
    {
        var ana = await town.AskAsync(db => db.Users.Where(a => a.UserName == "ana").Select(a => a.Id).SingleAsync());
        var ties = await town.AskAsync(db => db.Set<OrganizationTie>().Where(t => t.EndedAt == null).ToListAsync());

        (await town.AskAsync(db => new Triangles(db, TimeProvider.System).OfAsync(ana))).ShouldHaveSingleItem().Second.ShouldBe("Lantern Row Residents' Circle");
        ties.Select(t => t.Quality).Distinct().ShouldBe(Enum.GetValues<TieQuality>(), ignoreOrder: true);
        (await town.AskAsync(db => db.Set<OrganizationTie>().AnyAsync(t => db.Set<Partner>().Any(p => p.Kind == PartnerKind.Neighbor && (p.Id == t.FirstId || p.Id == t.SecondId))))).ShouldBeFalse();
        var notes = await town.AskAsync(db => db.Set<CraftNote>().ToListAsync());
        notes.ShouldContain(n => n.ToId == ana && n.Kind == CraftNoteKind.Appreciation);
        notes.ShouldAllBe(n => !CountingWords.Count(n.Words));
    }

    private static Geometry Read(string outline) => JsonSerializer.Deserialize<Geometry>(outline, GeoJson)!;
}

public sealed class TownTestsOnSqlite(TownOnSqlite town) : TownTests(town), IClassFixture<TownOnSqlite>;

public sealed class TownTestsOnPostgres(TownOnPostgres town) : TownTests(town), IClassFixture<TownOnPostgres>;
