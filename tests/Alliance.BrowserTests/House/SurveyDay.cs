using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.BrowserTests.House;

/// <summary>A study with a squad that takes part, its key, and surveys to answer in every way.</summary>
/// <param name="Keyless">A study whose key is still to be made.</param>
/// <param name="Personal">The wave that is asked by personal links.</param>
/// <param name="Links">Paths of personal links that nobody has used.</param>
/// <param name="Neighbors">A wave with an open link and a kiosk.</param>
/// <param name="Slips">Codes that nobody has used.</param>
public sealed record SurveyDay(Guid Study, Guid Keyless, StudyKeyText Key, Guid Personal, IReadOnlyList<string> Links, Guid Neighbors, string Code, string KioskCode, IReadOnlyList<string> Slips)
{
    public const string Slug = "harbor-falls";

    public static async Task<SurveyDay> PrepareAsync(OpenHouse house)
    {
        var (evaluator, steward) = (await house.ActAsync("eva", Role.Evaluator), await house.ActAsync("stella", Role.Steward));
        var (study, keyless) = (Guid.CreateVersion7(evaluator.Now), Guid.CreateVersion7(evaluator.Now));
        var officers = await TakePartAsync(house, evaluator, study, keyless);
        var key = (await house.DoAsync(services => services.GetRequiredService<StudyKeys>().MakeAsync(study, steward)))!;
        foreach (var officer in officers)
            await house.DoAsync(async services =>
            {
                await services.GetRequiredService<ResearchConsentService>().GiveAsync(study, Participant.Officer(officer), "en", evaluator with { ActorId = officer, Role = nameof(Role.Officer) });
                return true;
            });
        var personal = await PlanAsync(house, study, ReadyMade.Officers, "Officers, before", SurveyWays.Link, evaluator);
        var neighbors = await PlanAsync(house, null, ReadyMade.Community, "Neighbors, this spring", SurveyWays.Open | SurveyWays.Kiosk, evaluator);
        var sent = await house.DoAsync(async services => await services.GetRequiredService<SurveyInvitationService>().InviteAsync(personal, (await services.GetRequiredService<StudyKeys>().OpenAsync(study, key.ToString()))!, $"{house.Address}/at/{Slug}", steward));
        var slips = await house.DoAsync(services => services.GetRequiredService<SlipService>().MakeAsync(neighbors, null, 8, evaluator));
        return new SurveyDay(study, keyless, key, personal.Id, [.. sent.ToPrint.Select(l => new Uri(l.Link).AbsolutePath)], neighbors.Id, neighbors.Code, SurveyCode.OfKiosk(neighbors.Id), slips);
    }

    /// <summary>A squad of whoever is in none, so that the town's own squads stay as they are.</summary>
    private static Task<List<Guid>> TakePartAsync(OpenHouse house, ActionContext action, Guid study, Guid keyless) => house.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        var squad = new Squad { AgencyId = 1, Id = action.NewId(), Name = "Survey squad", SortName = "survey squad", FormedAt = action.Now };
        var today = DateOnly.FromDateTime(action.Now).AddDays(-1);
        var free = await db.Users.Where(a => db.Set<RoleGrant>().Any(g => g.AccountId == a.Id && g.Role == Role.Officer && g.EndedAt == null) && !db.Set<SquadMember>().Any(m => m.AccountId == a.Id && m.UntilOn == null)).OrderBy(a => a.UserName).Select(a => a.Id).Take(6).ToListAsync();
        if (free.Count >= SurveyInvitationService.LeastTogether)
        {
            db.Add(squad);
            db.AddRange(free.Select(a => new SquadMember { AgencyId = 1, Id = action.NewId(), SquadId = squad.Id, AccountId = a, FromOn = today, AddedAt = action.Now }));
        }
        else
        {
            squad = await db.Set<Squad>().OrderBy(s => s.Id).FirstAsync(s => db.Set<SquadMember>().Count(m => m.SquadId == s.Id && m.UntilOn == null) >= SurveyInvitationService.LeastTogether);
            free = await db.Set<SquadMember>().Where(m => m.SquadId == squad.Id && m.UntilOn == null).Select(m => m.AccountId).ToListAsync();
        }
        db.AddRange(Study(study, "Does it help?"), Study(keyless, "Does it last?"));
        db.Add(new StudyUnit { AgencyId = 1, Id = action.NewId(), StudyId = study, Code = "s1", Name = "Survey squad", SquadId = squad.Id, Size = free.Count, Wave = 1 });
        await db.SaveAsync(action, "Arranged", squad, null);
        return free;

        Study Study(Guid id, string title) => new() { AgencyId = 1, Id = id, Title = title, Question = "Do officers value relationships more after the course?", Design = StudyDesign.PrePost, UnitKind = StudyUnitKind.Squad, PlannedById = action.Actor, PlannedAt = action.Now };
    });

    private static Task<SurveyWave> PlanAsync(OpenHouse house, Guid? study, string instrument, string title, SurveyWays ways, ActionContext action)
    {
        var today = DateOnly.FromDateTime(action.Now);
        return house.DoAsync(services => services.GetRequiredService<WaveService>().PlanAsync(new NewWave(Guid.NewGuid(), study, instrument, title, today, today.AddDays(-1), today.AddDays(30), ways), action));
    }
}
