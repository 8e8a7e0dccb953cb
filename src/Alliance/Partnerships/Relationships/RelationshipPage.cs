using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Relationships;

/// <summary>A form about the relationship with one partner: for its owner and backup, and where the page says so for the supervisor.</summary>
public abstract class RelationshipPage(AllianceContext db, RelationshipService relationships, ScreeningDesk screening) : PartnerPage(db, screening)
{
    protected const string LeadPurpose = "Looking after the team's relationships";

    [FromRoute]
    public Guid PartnerId { get; set; }

    public Relationship Relationship { get; private set; } = null!;

    public bool IsSupervisor => User.ActingRole() == Role.Supervisor;

    protected virtual bool IsForSupervisors => false;

    protected string Purpose => IsOwn ? PartnerAccess.OwnPurpose : LeadPurpose;

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindAsync(PartnerId) || !IsOwn && !(IsForSupervisors && IsSupervisor) || await relationships.FindAsync(PartnerId) is not { } found) return false;
        Relationship = found;
        return true;
    }
}

/// <summary>Why something happens to a relationship, as typed.</summary>
public class WhyInput
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public string? Why { get; set; }

    public RelationshipNews ToNews() => new() { Id = Id, Version = Version, Why = Why!.Trim() };
}
