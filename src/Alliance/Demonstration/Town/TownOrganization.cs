using Alliance.Partnerships;
using Alliance.Partnerships.Export;
using Alliance.Partnerships.Team;
using Alliance.Platform.Accounts;
using Alliance.Stewardship.Organization;

namespace Alliance.Demonstration.Town;

/// <summary>The agency looked at itself twice, agreed on a few things, and is asking again.</summary>
public sealed class TownOrganization(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    /// <summary>Elements in which the town is further along than in others, and those in which it is not.</summary>
    private static readonly HashSet<string> Strong = ["community", "businesses", "places", "openness", "scanning"], Weak = ["means", "policies", "supervision", "assessment", "media", "labor"];

    private static readonly IReadOnlyList<(string User, Role Role)> Asked = [.. DemonstrationPeople.All.Where(p => p.Roles[0] is Role.Officer or Role.Supervisor or Role.Steward).Select(p => (p.UserName, p.Roles[0]))];

    private int handedIn;
    private readonly Dictionary<Guid, Dictionary<(string Element, Level Level), AnswerTally>> tallies = [];
    private readonly Dictionary<Guid, List<AnsweredSheet>> sheets = [];

    public void Look()
    {
        SetAside(402, 4);
        SetAside(330, 6);
        First();
        Second();
        var open = Open(6, calendar.Today.AddDays(15));
        foreach (var (user, role) in Asked.Where(a => a.User is "ben" or "cleo" or "hugo")) HandIn(open, Part.Partnerships, user, role, 4, 0.1);
        HandIn(open, Part.Organization, "ben", Role.Officer, 4, 0.1);
    }

    private void SetAside(int ago, int hours)
    {
        var at = calendar.At(ago, 10);
        var budget = new TimeBudget { AgencyId = agencyId, Id = dice.NewId(at), HoursPerOfficer = hours, SetById = accounts["lou"], SetAt = at };
        deeds.Add(at, accounts.Acting("lou", Role.Supervisor), PartnershipEvents.SettingsChanged, "Setting the agency's rhythm", budget, null, [budget]);
    }

    private void First()
    {
        var round = Open(410, calendar.Day(388));
        foreach (var (user, role) in Asked.Take(13)) HandIn(round, Part.Partnerships, user, role, dice.Between(390, 408), -0.25);
        foreach (var (user, role) in Asked.Take(12)) HandIn(round, Part.Organization, user, role, dice.Between(390, 408), -0.25);
        foreach (var (user, role) in Asked.Take(7)) HandIn(round, Part.Problems, user, role, dice.Between(390, 408), -0.25);
        Close(round, 386);
        Agree(round, "means", Level.Beginning, 380);
        Agree(round, "scanning", Level.UnderWay, 380);
        Agree(round, "assessment", Level.Beginning, 380);
        End(Act(round, "means", "Set six hours a week aside for each officer, and say so on the schedule.", "lou", 380, 320), ActionEnding.Done, null, 330);
        End(Act(round, "services", "Visit each service on our list once, so that it has a face.", "elif", 380, 290), ActionEnding.Done, "Eleven of fourteen. Three have closed, and are off the list.", 292);
        End(Act(round, "media", "A page of our own in the weekly paper.", "sofia", 380, 200), ActionEnding.Dropped, "The paper stopped printing. We tell of our work at the spring fair instead.", 240);
    }

    private void Second()
    {
        var round = Open(64, calendar.Day(42));
        foreach (var (user, role) in Asked.Take(14)) HandIn(round, Part.Partnerships, user, role, dice.Between(44, 62), 0.1);
        foreach (var (user, role) in Asked.Take(13)) HandIn(round, Part.Organization, user, role, dice.Between(44, 62), 0.1);
        foreach (var (user, role) in Asked.Skip(2).Take(11)) HandIn(round, Part.Problems, user, role, dice.Between(44, 62), 0);
        Close(round, 41);
        Agree(round, "community", Level.UnderWay, 36);
        Agree(round, "means", Level.UnderWay, 36);
        Agree(round, "supervision", Level.Beginning, 36);
        Agree(round, "scanning", Level.UnderWay, 36);
        Agree(round, "assessment", Level.Beginning, 36);
        Act(round, "supervision", "Rewrite the appraisal form: what was tried, what was learned, no counts.", "lou", 36, -30);
        Act(round, "assessment", "Ask those concerned four weeks after each problem we call solved.", "sofia", 36, -12);
        Act(round, "media", "Have what we publish read by somebody who speaks Spanish at home.", "dan", 36, 5);
    }

    private AssessmentRound Open(int ago, DateOnly answerBy)
    {
        var at = calendar.At(ago, 9);
        var round = new AssessmentRound { AgencyId = agencyId, Id = dice.NewId(at), OpenedAt = at, OpenedById = accounts["lou"], AnswerBy = answerBy };
        tallies[round.Id] = AssessmentService.Empty(round).ToDictionary(t => (t.Element, t.Level));
        deeds.Add(at, accounts.Acting("lou", Role.Supervisor), OrganizationEvents.RoundOpened, OrganizationEvents.Purpose, round, null, [round, .. tallies[round.Id].Values]);
        return round;
    }

    private void HandIn(AssessmentRound round, Part part, string user, Role role, int ago, double lean)
    {
        // No two in the same moment, so that their order is the same at every start.
        var at = calendar.At(ago, dice.Between(8, 17), dice.Between(0, 59)).AddMilliseconds(++handedIn);
        foreach (var element in ElementBook.Of(part)) tallies[round.Id][(element.Code, Choose(element, lean))].Count++;
        var sheet = new AnsweredSheet { AgencyId = agencyId, Id = dice.NewId(at), RoundId = round.Id, AccountId = accounts[user], Part = part };
        if (!sheets.TryGetValue(round.Id, out var held)) sheets[round.Id] = held = [];
        held.Add(sheet);
        deeds.Add(at, accounts.Acting(user, role), OrganizationEvents.SheetHandedIn, OrganizationEvents.Purpose, round, null, round.AnswerBy >= calendar.Today ? [sheet] : []);
    }

    private Level Choose(Element element, double lean)
    {
        if (dice.Chance(0.07)) return Level.CannotSay;
        var further = 0.38 + lean + (Strong.Contains(element.Code) ? 0.3 : Weak.Contains(element.Code) ? -0.25 : 0);
        return dice.Chance(further) ? dice.Chance(further) ? Level.HowWeWork : Level.UnderWay : dice.Chance(0.55) ? Level.UnderWay : Level.Beginning;
    }

    private void Close(AssessmentRound round, int ago)
    {
        var (at, before) = (calendar.At(ago, 15), deeds.Before(round));
        int Sheets(Part part) => sheets[round.Id].Count(s => s.Part == part);
        (round.Partnerships, round.Organization, round.Problems) = (Sheets(Part.Partnerships), Sheets(Part.Organization), Sheets(Part.Problems));
        (round.ClosedAt, round.ClosedById) = (at, accounts["lou"]);
        foreach (var element in ElementBook.All.Where(e => round.SheetsOf(e.Part) < SmallCells.Threshold))
            foreach (var level in Enum.GetValues<Level>())
                tallies[round.Id][(element.Code, level)].Count = 0;
        deeds.Add(at, accounts.Acting("lou", Role.Supervisor), OrganizationEvents.RoundClosed, OrganizationEvents.Purpose, round, null, [], (round, before));
    }

    private void Agree(AssessmentRound round, string element, Level level, int ago)
    {
        var at = calendar.At(ago, 14);
        var place = new AgreedPlace { AgencyId = agencyId, Id = dice.NewId(at), RoundId = round.Id, Element = element, Level = level, AgreedById = accounts["lou"], AgreedAt = at };
        deeds.Add(at, accounts.Acting("lou", Role.Supervisor), OrganizationEvents.PlaceAgreed, OrganizationEvents.Purpose, place, null, [place]);
    }

    private AgreedAction Act(AssessmentRound round, string element, string words, string who, int ago, int dueAgo)
    {
        var at = calendar.At(ago, 14, 30);
        var action = new AgreedAction { AgencyId = agencyId, Id = dice.NewId(at), RoundId = round.Id, Element = element, Words = words, WhoId = accounts[who], DueOn = calendar.Today.AddDays(-dueAgo), AgreedById = accounts["lou"], AgreedAt = at };
        deeds.Add(at, accounts.Acting("lou", Role.Supervisor), OrganizationEvents.ActionAgreed, OrganizationEvents.Purpose, action, null, [action]);
        return action;
    }

    private void End(AgreedAction action, ActionEnding ending, string? why, int ago)
    {
        var at = calendar.At(ago, 11);
        var end = new ActionEnd { AgencyId = agencyId, Id = dice.NewId(at), ActionId = action.Id, Ending = ending, Why = why, EndedById = action.WhoId, EndedAt = at };
        deeds.Add(at, accounts.Acting("lou", Role.Supervisor), OrganizationEvents.ActionEnded, OrganizationEvents.Purpose, end, null, [end]);
    }
}
