using System.Security.Cryptography;
using Alliance.Partnerships;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Releases;

namespace Alliance.Demonstration.Town;

/// <summary>What the steward and the records officer have to do with the town: who read what, two holds, a release that went out and one begun.</summary>
public sealed class TownWatch(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, Agency agency)
{
    private const string ForARelease = Alliance.Stewardship.Releases.ShowModel.Purpose;

    public void Watch(IReadOnlyList<TownTie> ties)
    {
        foreach (var tie in ties) Read(tie);
        ReadAtNight(ties);
        var quiet = ties.Where(t => t.Line.Kind != PartnerKind.Neighbor && t.Last?.Heard is not null && t.Owner != "ana").ToList();
        Hold(quiet[0], "CV-2026-118", HoldReason.Lawsuit, "rita", Role.RecordsOfficer, 40, confirmedBy: "stella");
        Hold(quiet[1], "PR-2027-003", HoldReason.RecordsRequest, "rita", Role.RecordsOfficer, 2, confirmedBy: null);
        GiveOut(quiet[2], "PR-2026-031", 25);
        Begin(quiet[3], "PR-2027-009", 1);
    }

    /// <summary>The owner looks in every few weeks; now and then somebody else says why and looks too.</summary>
    private void Read(TownTie tie)
    {
        if (tie.Relationship is null) return;
        var met = calendar.Today.DayNumber - agency.DayOf(tie.Relationship.StartedAt).DayNumber;
        for (var ago = met; ago > 0; ago -= dice.Between(12, 30))
        {
            Open(tie, tie.Owner, calendar.At(ago, dice.Between(8, 16), dice.Between(0, 59)), PartnerAccess.OwnPurpose);
            if (dice.Chance(0.08)) Open(tie, tie.Line.Officers.FirstOrDefault(o => o != tie.Owner) ?? "hugo", calendar.At(ago, 15, dice.Between(0, 59)), dice.Pick(PartnerAccess.Purposes));
        }
    }

    /// <summary>Something for the steward to ask about: one officer, one late evening, half the town.</summary>
    private void ReadAtNight(IReadOnlyList<TownTie> ties)
    {
        var minute = 2;
        foreach (var tie in ties.Where(t => t.Owner != "leon" && t.Relationship is not null).Take(26)) Open(tie, "leon", calendar.At(3, 23, minute++), PartnerAccess.Purposes[2]);
    }

    private void Open(TownTie tie, string officer, DateTime at, string purpose) =>
        deeds.Add(at, accounts.Acting(officer), PartnershipEvents.PartnerOpened, purpose, tie.Partner, tie.Partner.Id, []);

    private void Hold(TownTie tie, string number, HoldReason reason, string by, Role role, int ago, string? confirmedBy)
    {
        var at = calendar.At(ago, 10, 15);
        var hold = new LegalHold { AgencyId = agency.Id, Id = dice.NewId(at), PartnerId = tie.Partner.Id, Reason = reason, FileNumber = number, ReviewOn = calendar.Today.AddDays(150 - ago), PlacedById = accounts[by], PlacedAs = role.ToString(), PlacedAt = at };
        deeds.Add(at, accounts.Acting(by, role), StewardshipEvents.HoldPlaced, "Placing a legal hold", hold, tie.Partner.Id, [hold]);
        if (confirmedBy is null) return;
        var before = deeds.Before(hold);
        (hold.ConfirmedById, hold.ConfirmedAt) = (accounts[confirmedBy], at.AddDays(1));
        deeds.Add(at.AddDays(1), accounts.Acting(confirmedBy, Role.Steward), StewardshipEvents.HoldConfirmed, "Confirming a legal hold", hold, tie.Partner.Id, [], (hold, before));
    }

    /// <summary>The last talk, with its last sentence blacked out.</summary>
    private void GiveOut(TownTie tie, string number, int ago)
    {
        var release = Begin(tie, number, Math.Min(ago, calendar.Today.DayNumber - agency.DayOf(tie.Last!.At).DayNumber));
        var at = release.BegunAt.AddMinutes(40);
        var before = deeds.Before(release);
        var entry = Releasable.Cut(ReleasedKind.Talk, tie.Last.Id, tie.Last.At, DemonstrationPeople.All.First(p => accounts[p.UserName] == tie.Last.OfficerId).DisplayName, tie.Last.Purpose, tie.Last.Heard);
        List<ReleasedPart> parts = [.. Enumerable.Range(0, entry.Sentences.Count).Select(place => new ReleasedPart
        {
            AgencyId = agency.Id,
            Id = dice.NewId(at),
            ReleaseId = release.Id,
            SourceId = tie.Last.Id,
            Place = place,
            BlackedOutFor = place > 0 && place == entry.Sentences.Count - 1 ? Redaction.Confidence : null,
        })];
        (release.ReleasedAt, release.ToldAt, release.FileHash) = (at, at, SHA256.HashData(ReleaseFile.Write(agency, release, [entry], parts)));
        deeds.Add(at, accounts.Acting("rita", Role.RecordsOfficer), StewardshipEvents.ReleaseMade, ForARelease, release, tie.Partner.Id, [.. parts], (release, before));
    }

    private Release Begin(TownTie tie, string number, int ago)
    {
        var at = calendar.At(ago, 13, 5);
        // A talk of that day may have been later than noon.
        if (tie.Last!.At > at) at = tie.Last.At.AddHours(1);
        var release = new Release { AgencyId = agency.Id, Id = dice.NewId(at), PartnerId = tie.Partner.Id, Asker = Asker.Press, Ground = ReleaseGround.RecordsRequest, FileNumber = number, BegunById = accounts["rita"], BegunAt = at };
        deeds.Add(at, accounts.Acting("rita", Role.RecordsOfficer), StewardshipEvents.ReleaseBegun, ForARelease, release, tie.Partner.Id, [release]);
        deeds.Add(at.AddMinutes(1), accounts.Acting("rita", Role.RecordsOfficer), StewardshipEvents.ReleaseOpened, ForARelease, tie.Partner, tie.Partner.Id, []);
        return release;
    }
}
