using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>What somebody may see of one partner beyond the organisation's facts, its phase and its owner.</summary>
public enum PartnerView
{
    /// <summary>Owner and backup: everything.</summary>
    Own,

    /// <summary>Another officer who said why: when and how there was contact, no notes and no person's name.</summary>
    WithPurpose,

    /// <summary>Facts of the organisation only.</summary>
    Facts,
}

public static class PartnerAccess
{
    /// <summary>The purposes another officer can give; the partner reads them as they stand.</summary>
    public static readonly IReadOnlyList<string> Purposes =
    [
        "They asked me for help",
        "I am covering for the owner",
        "Working on a problem nearby",
        "Preparing a visit together with the owner",
    ];

    public const string OwnPurpose = "Tending my relationship";

    public static bool IsHeldBy(this Relationship relationship, Guid accountId) => relationship.OwnerId == accountId || relationship.BackupId == accountId;

    /// <summary>The present relationships that somebody owns or backs.</summary>
    public static IQueryable<Relationship> HeldBy(this AllianceContext db, Guid accountId) => db.Set<Relationship>().Where(r => r.EndedAt == null && (r.OwnerId == accountId || r.BackupId == accountId));

    /// <summary>Whether somebody acting as an officer owns or backs the partner's present relationship.</summary>
    public static Task<bool> HoldsAsync(this AllianceContext db, Guid partnerId, ActionContext action) =>
        action is { Role: nameof(Role.Officer), ActorId: { } officer } ? db.HeldBy(officer).AnyAsync(r => r.PartnerId == partnerId) : Task.FromResult(false);
}
