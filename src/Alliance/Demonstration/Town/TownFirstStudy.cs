using Alliance.Evaluation;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;

namespace Alliance.Demonstration.Town;

/// <summary>A study of the first course whose two years are over: the ready-made one, drawn before witnesses and locked before any outcome was there.</summary>
public sealed class TownFirstStudy(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    /// <summary>The last of its 24 months is the one before this.</summary>
    private const int MonthsAgo = 24;

    /// <summary>In its first weeks, long before anybody began or a count was brought.</summary>
    private const int FormedAgo = 720, ReviewedAgo = 716, PlannedAgo = 715, DrawnAgo = 706, LockedAgo = 703;

    private static readonly IReadOnlyList<(string Name, int Size)> Squads =
    [
        ("Quay days", 12), ("Quay nights", 11), ("Bridge days", 14), ("Bridge nights", 12), ("Hill days", 13), ("Hill nights", 11),
        ("Market days", 15), ("Market nights", 12), ("Station days", 12), ("Station nights", 11), ("Park days", 13), ("Park nights", 12),
    ];

    private DateOnly First { get; } = new DateOnly(calendar.Today.Year, calendar.Today.Month, 1).AddMonths(-MonthsAgo);

    /// <returns>The instruments that were used, by key.</returns>
    public IReadOnlyDictionary<string, InstrumentVersion> Tell()
    {
        var at = calendar.At(PlannedAgo, 10);
        var study = Planned(at);
        var units = Squads.Select((squad, place) => Unit(study, Form(squad.Name), place + 1, squad.Size, at)).ToList();
        var outcomes = ReadyMadeStudies.Find(study.Template)!.Outcomes.Select((outcome, place) => Identified(outcome.ToRow(study.Id, place + 1, Acting(at)), at)).ToList();
        var draw = Draw(study, units);
        deeds.Add(at, Eva, StudyEvents.StudyPlanned, EvaluationEvents.Purpose, study, null, [study, .. outcomes, .. units]);
        var plan = Lock(study, units, outcomes, draw);
        NotRated(study);
        return new TownFirstStudyData(deeds, dice, calendar, accounts, agencyId, study, plan, units).Tell();
    }

    private DeedBook.Actor Eva => accounts.Acting("eva", Role.Evaluator);

    private ActionContext Acting(DateTime at) => new(agencyId, accounts["eva"], nameof(Role.Evaluator), at, EvaluationEvents.Purpose, null);

    private Study Planned(DateTime at)
    {
        var readyMade = ReadyMadeStudies.All[0];
        return new Study
        {
            AgencyId = agencyId,
            Id = dice.NewId(at),
            Title = "The first course, squad by squad",
            Question = readyMade.Question,
            Template = readyMade.Key,
            Design = readyMade.Design,
            UnitKind = readyMade.UnitKind,
            FirstMonth = First,
            Months = readyMade.Months,
            MonthsBefore = readyMade.MonthsBefore,
            Waves = readyMade.Waves,
            MonthsBetweenWaves = readyMade.MonthsBetweenWaves,
            DataTerms = readyMade.DataTerms,
            Conflicts = readyMade.Conflicts,
            Ethics = EthicsReview.Approved,
            EthicsBody = "Review board of the Harbor Falls College (invented)",
            EthicsNumber = "HF-0042",
            EthicsOn = calendar.Day(ReviewedAgo),
            PlannedById = accounts["eva"],
            PlannedAt = at,
        };
    }

    private Squad Form(string name)
    {
        var at = calendar.At(FormedAgo, 10);
        var squad = SquadService.Make(agencyId, dice.NewId(at), name, accounts["adam"], at);
        deeds.Add(at, accounts.Acting("adam", Role.Administrator), AccountEvents.SquadFormed, "Tending squads", squad, null, [squad]);
        return squad;
    }

    private StudyUnit Unit(Study study, Squad squad, int number, int size, DateTime at) =>
        new() { AgencyId = agencyId, Id = dice.NewId(at), StudyId = study.Id, Code = $"U{number:00}", Name = squad.Name, SquadId = squad.Id, Size = size };

    private StudyOutcome Identified(StudyOutcome outcome, DateTime at)
    {
        outcome.Id = dice.NewId(at);
        return outcome;
    }

    /// <summary>As the service draws, with numbers that Stella and Sofia said.</summary>
    private StudyDraw Draw(Study study, List<StudyUnit> units)
    {
        var at = calendar.At(DrawnAgo, 10);
        var input = DrawInput.Of(study, units, DrawMethod.Complete);
        (string User, int Number)[] said = [("stella", 4711), ("sofia", 86)];
        var json = input.ToJson();
        var seed = DrawSeed.Of(DrawInput.HashOf(json), said.Select(s => s.Number));
        if (!input.Draw(seed).Gives(out var allocation, out var refusal)) throw new InvalidOperationException(refusal.Sentence);
        var waves = input.Waves(allocation);
        var result = DrawInput.ToJson(waves);
        foreach (var unit in units)
        {
            unit.Wave = waves.Single(w => w.Unit == unit.Code).Wave;
            unit.BeginsOn = StudyCalendar.BeginsOn(study, unit.Wave);
        }
        var draw = new StudyDraw { AgencyId = agencyId, Id = dice.NewId(at), StudyId = study.Id, Method = input.Word, Seed = seed, Input = json, InputHash = DrawInput.HashOf(json), Result = result, ResultHash = DrawInput.HashOf(result), DrawnById = accounts["eva"], DrawnAt = at };
        var witnesses = said.Select(s => new DrawWitness { AgencyId = agencyId, Id = dice.NewId(at), DrawId = draw.Id, AccountId = accounts[s.User], Number = s.Number });
        var starts = waves.Select(w => w.Wave).Distinct().Order().Select(wave => new StudyWave { AgencyId = agencyId, Id = dice.NewId(at), StudyId = study.Id, Number = wave, BeginsOn = StudyCalendar.BeginsOn(study, wave)!.Value });
        deeds.Add(at, Eva, StudyEvents.StudyLotsDrawn, EvaluationEvents.Purpose, draw, null, [draw, .. witnesses, .. starts]);
        return draw;
    }

    private AnalysisPlan Lock(Study study, List<StudyUnit> units, List<StudyOutcome> outcomes, StudyDraw draw)
    {
        var (at, plan) = (calendar.At(LockedAgo, 10), PlanWriter.Write(study, units, outcomes, draw));
        var json = plan.ToJson();
        var row = new PlanLock { AgencyId = agencyId, Id = dice.NewId(at), StudyId = study.Id, Plan = json, Hash = AnalysisPlan.HashOf(json), LockedById = accounts["eva"], LockedAt = at };
        deeds.Add(at, Eva, StudyEvents.StudyPlanLocked, EvaluationEvents.Purpose, row, null, [row]);
        return plan;
    }

    /// <summary>A study seldom goes as planned, and says so.</summary>
    private void NotRated(Study study)
    {
        var at = calendar.At(First.AddMonths(3), 11);
        var deviation = new Deviation { AgencyId = agencyId, Id = dice.NewId(at), StudyId = study.Id, What = "No conversations were rated.", Why = "The second rater left in the third month, and nobody else was free who does not teach the course.", ById = accounts["eva"], At = at };
        deeds.Add(at, Eva, StudyEvents.StudyDeviationNoted, EvaluationEvents.Purpose, deviation, null, [deviation]);
    }
}
