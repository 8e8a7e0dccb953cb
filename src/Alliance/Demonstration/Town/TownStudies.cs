using Alliance.Evaluation;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;

namespace Alliance.Demonstration.Town;

/// <summary>The officers' squads, and a study that an evaluator has just begun with them.</summary>
public sealed class TownStudies(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    private const int FormedAgo = 700, BegunAgo = 6;

    private static readonly IReadOnlyList<(string Name, IReadOnlyList<string> Officers)> Squads =
    [
        ("Harbor days", ["ana", "ben", "cleo", "dan"]),
        ("Harbor nights", ["elif", "femi", "greta", "hugo"]),
        ("Mill days", ["iris", "jonas", "kim", "leon"]),
    ];

    public void Begin()
    {
        var squads = Squads.Select(squad => Form(squad.Name, squad.Officers)).ToList();
        var readyMade = ReadyMadeStudies.All[0];
        var at = calendar.At(BegunAgo, 10);
        var action = new ActionContext(agencyId, accounts["eva"], nameof(Role.Evaluator), at, EvaluationEvents.Purpose, null);
        var study = new Study
        {
            AgencyId = agencyId,
            Id = dice.NewId(at),
            Title = "Next year: the course, squad by squad",
            Question = readyMade.Question,
            Template = readyMade.Key,
            Design = readyMade.Design,
            UnitKind = readyMade.UnitKind,
            Months = readyMade.Months,
            MonthsBefore = readyMade.MonthsBefore,
            FirstMonth = new DateOnly(calendar.Today.Year, calendar.Today.Month, 1).AddMonths(2),
            // There are three squads, and so at most three waves.
            Waves = squads.Count,
            MonthsBetweenWaves = 4,
            DataTerms = readyMade.DataTerms,
            Conflicts = readyMade.Conflicts,
            PlannedById = accounts["eva"],
            PlannedAt = at,
        };
        var outcomes = readyMade.Outcomes.Select((outcome, place) => outcome.ToRow(study.Id, place + 1, action)).ToList();
        foreach (var outcome in outcomes) outcome.Id = dice.NewId(at);
        var units = squads.Select((squad, place) => new StudyUnit { AgencyId = agencyId, Id = dice.NewId(at), StudyId = study.Id, Code = $"U0{place + 1}", Name = squad.Name, SquadId = squad.Id, Size = Squads[place].Officers.Count });
        deeds.Add(at, accounts.Acting("eva", Role.Evaluator), StudyEvents.StudyPlanned, EvaluationEvents.Purpose, study, null, [study, .. outcomes, .. units]);
    }

    private Squad Form(string name, IReadOnlyList<string> officers)
    {
        var at = calendar.At(FormedAgo, 9);
        var squad = SquadService.Make(agencyId, dice.NewId(at), name, accounts["adam"], at);
        deeds.Add(at, accounts.Acting("adam", Role.Administrator), AccountEvents.SquadFormed, "Tending squads", squad, null, [squad]);
        foreach (var officer in officers)
        {
            var member = new SquadMember { AgencyId = agencyId, Id = dice.NewId(at), SquadId = squad.Id, AccountId = accounts[officer], FromOn = calendar.Day(FormedAgo), AddedById = accounts["adam"], AddedAt = at };
            deeds.Add(at, accounts.Acting("adam", Role.Administrator), AccountEvents.SquadJoined, "Tending squads", member, accounts[officer], [member]);
        }
        return squad;
    }
}
