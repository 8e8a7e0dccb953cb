using System.Linq.Expressions;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships;

/// <summary>
/// The words of records that are older than the cutoff, table by table. Whether a record is due, what is sealed of it under a hold and
/// what is emptied are asked of the same rows, so that nothing is missed and nothing comes due twice.
/// </summary>
public sealed record OldWords(AllianceContext Db, DateTime Cutoff, DateOnly Today)
{
    private const string Gone = ContactReferences.TakenOut;

    public IQueryable<Engagement> Talks => Db.Set<Engagement>().Where(e => e.At < Cutoff && (e.Heard != null || e.Purpose != Gone));

    /// <summary>One still open goes once its day has passed too.</summary>
    public IQueryable<Promise> Promises => Db.Set<Promise>().Where(p => p.MadeAt < Cutoff && p.Words != Gone && (p.State != PromiseState.Open || p.DueOn < Today));

    public IQueryable<Touchpoint> Plans => Db.Set<Touchpoint>().Where(t => t.PlannedAt < Cutoff && t.Purpose != Gone && (!t.IsOpen || t.On < Today));

    /// <summary>Of a relationship in force the purpose is what is agreed now.</summary>
    public IQueryable<Relationship> Relationships => Db.Set<Relationship>().Where(r => r.EndedAt < Cutoff && r.Purpose != Gone);

    public IQueryable<PhaseChange> Phases => Db.Set<PhaseChange>().Where(c => c.At < Cutoff && c.Why != Gone);

    public IQueryable<Pause> Pauses => Db.Set<Pause>().Where(p => p.FromAt < Cutoff && p.Reason != Gone && (p.EndedAt != null || p.UntilOn < Today));

    /// <summary>A line that an officer put on the card, also one that stands: nobody has talked since.</summary>
    public IQueryable<CardCorrection> CardLines => Db.Set<CardCorrection>().Where(c => c.At < Cutoff);

    public IQueryable<SharedGoal> Goals => Db.Set<SharedGoal>().Where(g => g.At < Cutoff && g.Words != Gone);

    public IQueryable<Repair> Repairs => Db.Set<Repair>().Where(r => r.OpenedAt < Cutoff && r.Reason != null);

    /// <summary>What a contact said once and has said otherwise since.</summary>
    public IQueryable<ApproachPreference> Preferences => Db.Set<ApproachPreference>().Where(p => p.ReplacedAt < Cutoff);

    /// <summary>Partners with whom nobody has talked since the cutoff, and of whom any of these are left.</summary>
    public IQueryable<Partner> Due => Db.Set<Partner>().IgnoreQueryFilters(["Shown"])
        .Where(p => !Db.Set<Engagement>().Any(e => e.PartnerId == p.Id && e.At >= Cutoff && e.Outcome == Outcome.Talked))
        .Where(IsLeft());

    /// <summary>Asked from the partner's side, so that each is found by its key.</summary>
    private Expression<Func<Partner, bool>> IsLeft()
    {
        var (talks, promises, plans, relationships, goals, repairs, phases, pauses, preferences, lines) = (Talks, Promises, Plans, Relationships, Goals, Repairs, Phases, Pauses, Preferences, CardLines);
        var (ties, checks, contacts) = (Db.Set<Relationship>(), Db.Set<AllianceCheck>(), Db.Set<Contact>());
        return p => talks.Any(e => e.PartnerId == p.Id) || promises.Any(x => x.PartnerId == p.Id) || plans.Any(t => t.PartnerId == p.Id) || relationships.Any(r => r.PartnerId == p.Id) || goals.Any(g => g.PartnerId == p.Id)
            || checks.Any(c => c.PartnerId == p.Id && repairs.Any(r => r.CheckId == c.Id)) || ties.Any(t => t.PartnerId == p.Id && phases.Any(c => c.RelationshipId == t.Id))
            || ties.Any(t => t.PartnerId == p.Id && pauses.Any(x => x.RelationshipId == t.Id)) || ties.Any(t => t.PartnerId == p.Id && lines.Any(x => x.RelationshipId == t.Id)) || contacts.Any(c => c.PartnerId == p.Id && preferences.Any(x => x.ContactId == c.Id));
    }
}
