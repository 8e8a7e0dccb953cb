using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Evaluation.Studies;

/// <summary>Studies as an evaluator makes them, through the pages.</summary>
public static class StudyStory
{
    private static int squads;

    /// <summary>Squads of so many people each, each person in one.</summary>
    public static async Task<IReadOnlyList<Squad>> AddSquadsAsync(this TestHouse house, int count, int people = 2)
    {
        var made = new List<Squad>();
        for (var i = 0; i < count; i++)
        {
            var number = Interlocked.Increment(ref squads);
            var squad = SquadService.Make(TestPeople.AgencyId, Guid.CreateVersion7(house.Clock.GetUtcNow()), $"Squad {number:000}", null, house.Clock.GetUtcNow().UtcDateTime);
            made.Add(squad);
            List<object> rows = [squad];
            for (var each = 0; each < people; each++)
            {
                var account = await house.AddAccountAsync($"squad{number}-{each}", Role.Officer);
                rows.Add(new SquadMember { AgencyId = TestPeople.AgencyId, Id = Guid.CreateVersion7(house.Clock.GetUtcNow()), SquadId = squad.Id, AccountId = account.Id, FromOn = new DateOnly(2027, 1, 1), AddedAt = house.Clock.GetUtcNow().UtcDateTime });
            }
            await house.AddAsync([.. rows]);
        }
        return made;
    }

    public static async Task<Guid> BeginAsync(this Browser evaluator, StudyDesign design, string title = "Do talks change anything?", StudyUnitKind kind = StudyUnitKind.Squad)
    {
        var done = await (await evaluator.GetAsync("/Evaluation/Studies/New")).Form("#new").Set("Input.Title", title).Set("Input.Question", "Do squads that take the course have more voluntary contacts?")
            .Set("Input.Design", $"{design}").Set("Input.UnitKind", $"{kind}").SubmitAsync();
        return KeyIn(done);
    }

    public static Guid KeyIn(Page redirected) => Guid.Parse(redirected.Location.ShouldNotBeNull($"it says: {redirected.Text}")[^36..]);

    public static async Task AddOutcomeAsync(this Browser evaluator, Guid study, string key, OutcomeRank rank = OutcomeRank.Primary, OutcomeSource source = OutcomeSource.File, OutcomeLevel level = OutcomeLevel.Organization)
    {
        var form = (await evaluator.GetAsync($"/Evaluation/Studies/Outcomes/{study}")).Form("#outcome").Set("Input.Title", $"What {key} counts").Set("Input.Key", key)
            .Set("Input.Level", $"{level}").Set("Input.Rank", $"{rank}").Set("Input.Source", $"{source}").Set("Input.Better", $"{Better.Higher}");
        if (source == OutcomeSource.Survey) form.Set("Input.Asked", "officer-relationships/value");
        if (rank == OutcomeRank.Harm) form.Set("Input.Margin", "0.1");
        (await form.SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Outcomes/{study}");
    }

    public static async Task SetMonthsAsync(this Browser evaluator, Guid study, int months = 12, int before = 3, int? waves = null, int? between = null)
    {
        var form = (await evaluator.GetAsync($"/Evaluation/Studies/Months/{study}")).Form("#months").Set("Input.FirstMonth", "2027-04-10").Set("Input.Months", $"{months}").Set("Input.MonthsBefore", $"{before}");
        if (waves is not null) form.Set("Input.Waves", $"{waves}").Set("Input.MonthsBetweenWaves", $"{between ?? 1}");
        (await form.SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");
    }

    /// <summary>Chooses squads; the last half of them is compared where somebody has to say so.</summary>
    public static async Task ChooseAsync(this Browser evaluator, Guid study, IReadOnlyList<Squad> chosen, Func<int, string?>? stratum = null)
    {
        var page = await evaluator.GetAsync($"/Evaluation/Studies/Units/{study}");
        var form = page.Form("#units");
        for (var i = 0; page.Document.QuerySelector($"[name='Units[{i}].Place']") is { } place; i++)
        {
            var number = chosen.ToList().FindIndex(s => $"{s.Id}" == place.GetAttribute("value"));
            if (number < 0) continue;
            form.Set($"Units[{i}].IsChosen", "true");
            if (stratum?.Invoke(number) is { } group) form.Set($"Units[{i}].Stratum", group);
            if (page.Document.QuerySelector($"[name='Units[{i}].IsTrained']") is not null) form.Set($"Units[{i}].IsTrained", number < chosen.Count / 2 ? "true" : "false");
        }
        (await form.SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");
    }

    public static async Task NoteEthicsAsync(this Browser evaluator, Guid study) =>
        (await (await evaluator.GetAsync($"/Evaluation/Studies/Ethics/{study}")).Form("#ethics").Set("Input.Review", "Approved").Set("Input.Body", "Board of the college").Set("Input.Number", "2027-14")
            .Set("Input.DataTerms", "For this study alone, until five years after it.").Set("Input.Conflicts", "Those who train do not rate.").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");

    /// <summary>Draws before a supervisor and a steward.</summary>
    public static async Task<Page> DrawAsync(this TestHouse house, Browser evaluator, Guid study, DrawMethod method = DrawMethod.Complete, int first = 41, int second = 7) =>
        await (await evaluator.GetAsync($"/Evaluation/Studies/Draw/{study}")).Form("#draw").Set("Input.Method", $"{method}")
            .Set("Input.Said[0].Account", $"{house.Person(Role.Supervisor).Id}").Set("Input.Said[0].Number", $"{first}")
            .Set("Input.Said[1].Account", $"{house.Person(Role.Steward).Id}").Set("Input.Said[1].Number", $"{second}").SubmitAsync();

    /// <summary>A study that lacks nothing but its lock.</summary>
    public static async Task<Guid> ReadyAsync(this TestHouse house, Browser evaluator, StudyDesign design = StudyDesign.SteppedWedge)
    {
        var study = await evaluator.BeginAsync(design);
        await evaluator.AddOutcomeAsync(study, "contacts");
        await evaluator.SetMonthsAsync(study, waves: design.HasWaves() ? 3 : null, between: 2);
        await evaluator.ChooseAsync(study, await house.AddSquadsAsync(6));
        await evaluator.NoteEthicsAsync(study);
        if (design.DrawsLots()) (await house.DrawAsync(evaluator, study)).ShouldRedirectTo($"/Evaluation/Studies/Draw/{study}");
        return study;
    }

    public static async Task<Page> LockAsync(this Browser evaluator, Guid study) => await (await evaluator.GetAsync($"/Evaluation/Studies/Plan/{study}")).Form("#lock-plan").SubmitAsync();

    public static Task<Study> StudyAsync(this TestHouse house, Guid study) => house.AskAsync(db => db.Set<Study>().AsNoTracking().SingleAsync(s => s.Id == study));

    public static Task<List<StudyUnit>> UnitsAsync(this TestHouse house, Guid study) => house.AskAsync(db => db.Set<StudyUnit>().AsNoTracking().Where(u => u.StudyId == study).OrderBy(u => u.Code).ToListAsync());
}
