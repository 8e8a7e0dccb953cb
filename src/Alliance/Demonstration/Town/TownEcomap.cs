using Alliance.Partnerships;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;

namespace Alliance.Demonstration.Town;

/// <summary>How organisations of the Lantern Quarter stand with each other, with one quarrel between two that lean on the same officer; and what a supervisor said to officers on how they work.</summary>
public sealed class TownEcomap(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    private const string Keeping = "Keeping the map of organizations", OnHow = "A word on how an officer works";

    public void Draw(IReadOnlyDictionary<string, Partner> partners)
    {
        OrganizationTie Tie(string by, int ago, string first, string second, TieQuality quality, TieFlow flow, Supports supports) => Note(by, ago, partners[first].Id, partners[second].Id, new TieState(quality, flow, supports));
        Tie("ana", 210, "Open Table Pantry", "House of Welcome", TieQuality.Strong, TieFlow.Both, Supports.Food | Supports.Time);
        Tie("ana", 190, "Lantern Row Bakery", "Open Table Pantry", TieQuality.Strong, TieFlow.ToSecond, Supports.Food);
        Tie("ben", 170, "Night Harbor Outreach", "Open Table Pantry", TieQuality.Strong, TieFlow.Both, Supports.Referrals | Supports.Food);
        Tie("ana", 120, "Meeting House on Candle Square", "Open Table Pantry", TieQuality.Tenuous, TieFlow.ToSecond, Supports.Space);
        Tie("cleo", 95, "Lantern Quarter Branch Library", "Open Table Pantry", TieQuality.Tenuous, TieFlow.ToSecond, Supports.Referrals);
        Tie("ben", 80, "Corner Lantern Grocery", "Open Table Pantry", TieQuality.Tenuous, TieFlow.ToSecond, Supports.Goods);
        Tie("cleo", 75, "Lantern Quarter Youth Workshop", "Wick Street Elementary School", TieQuality.Strong, TieFlow.Both, Supports.Referrals | Supports.Events);
        Tie("cleo", 70, "Lantern Quarter Branch Library", "Lantern Quarter Youth Workshop", TieQuality.Strong, TieFlow.ToSecond, Supports.Space);
        Tie("ana", 60, "The Copper Kettle Tavern", "Ninth Wave Music Hall", TieQuality.Strong, TieFlow.Both, Supports.Watch | Supports.Events);
        Tie("ben", 45, "Hotel Lamplighter", "Ninth Wave Music Hall", TieQuality.Tenuous, TieFlow.None, Supports.None);
        var quarrel = Tie("ana", 150, "The Copper Kettle Tavern", "Lantern Row Residents' Circle", TieQuality.Tenuous, TieFlow.None, Supports.None);
        Change(quarrel, "ana", 18, new TieState(TieQuality.Stressed, TieFlow.None, Supports.None));
        End(Tie("ben", 160, "The Blue Ladder", "Late Slice", TieQuality.Tenuous, TieFlow.ToFirst, Supports.Food), "ben", 40, TieEnding.Apart);
    }

    public void Speak(IReadOnlyDictionary<string, Partner> partners)
    {
        Say("sofia", "ana", 6, partners["Lantern Row Residents' Circle"].Id, CraftNoteKind.Appreciation, CraftSkills.Listening | CraftSkills.NoSide,
            "At the Residents' Circle you let the whole complaint about the music be said, gave it back in their own words, and promised nothing you could not keep. The room grew quieter with every sentence.");
        var older = Say("sofia", "ben", 50, null, CraftNoteKind.Coaching, CraftSkills.Permission,
            "You had good advice for the shop, and it came before they had asked. Try asking first whether they want to hear what others did; then it is theirs to take.");
        var at = calendar.At(49, 8, 40);
        var answer = new CraftNoteStep { AgencyId = agencyId, Id = dice.NewId(at), NoteId = older.Id, Kind = CraftStepKind.Answered, Words = "I saw it too, on the way out. I will ask next time.", At = at };
        deeds.Add(at, accounts.Acting("ben"), PartnershipEvents.CraftNoteAnswered, OnHow, answer, older.ToId, [answer]);
    }

    private OrganizationTie Note(string by, int ago, Guid first, Guid second, TieState state)
    {
        var at = calendar.At(ago, 15, 20);
        var tie = new OrganizationTie { AgencyId = agencyId, Id = dice.NewId(at), FirstId = first, SecondId = second, Quality = state.Quality, Flow = state.Flow, Supports = state.Supports, SaidAt = at };
        deeds.Add(at, accounts.Acting(by), PartnershipEvents.TieNoted, Keeping, tie, first, [tie, Step(tie, by, at, null)]);
        return tie;
    }

    private void Change(OrganizationTie tie, string by, int ago, TieState state)
    {
        var (at, before) = (calendar.At(ago, 11, 5), deeds.Before(tie));
        (tie.Quality, tie.Flow, tie.Supports, tie.SaidAt) = (state.Quality, state.Flow, state.Supports, at);
        deeds.Add(at, accounts.Acting(by), PartnershipEvents.TieChanged, Keeping, tie, tie.FirstId, [Step(tie, by, at, null)], (tie, before));
    }

    private void End(OrganizationTie tie, string by, int ago, TieEnding ending)
    {
        var (at, before) = (calendar.At(ago, 11, 5), deeds.Before(tie));
        tie.EndedAt = at;
        deeds.Add(at, accounts.Acting(by), PartnershipEvents.TieEnded, Keeping, tie, tie.FirstId, [Step(tie, by, at, ending)], (tie, before));
    }

    private OrganizationTieStep Step(OrganizationTie tie, string by, DateTime at, TieEnding? ending) =>
        new() { AgencyId = agencyId, Id = dice.NewId(at), TieId = tie.Id, Quality = tie.Quality, Flow = tie.Flow, Supports = tie.Supports, Ending = ending, ById = accounts[by], At = at };

    private CraftNote Say(string from, string to, int ago, Guid? partner, CraftNoteKind kind, CraftSkills skills, string words)
    {
        var at = calendar.At(ago, 9, 15);
        var note = new CraftNote { AgencyId = agencyId, Id = dice.NewId(at), FromId = accounts[from], ToId = accounts[to], PartnerId = partner, Kind = kind, Skills = skills, Words = words, WrittenAt = at };
        deeds.Add(at, accounts.Acting(from, Role.Supervisor), PartnershipEvents.CraftNoteWritten, OnHow, note, note.ToId, [note]);
        return note;
    }
}
