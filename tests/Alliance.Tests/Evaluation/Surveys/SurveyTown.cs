using System.Text.RegularExpressions;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Evaluation.Surveys;

/// <summary>A study with one squad in it, and whoever takes part.</summary>
internal sealed record SurveyedStudy(Study Study, StudyUnit Unit, IReadOnlyList<Account> Officers, StudyKeyText Key);

/// <summary>Builders: studies with people and a key, waves, and somebody who answers page by page as a person would.</summary>
internal static partial class SurveyTown
{
    public const string Slug = "maple-harbor";
    private static int last;

    public static async Task<SurveyedStudy> AddSurveyedStudyAsync(this TestHouse house, int officers = 3, bool agreed = true)
    {
        var number = Interlocked.Increment(ref last);
        var planner = house.Person(Role.Evaluator).Id;
        var study = new Study { AgencyId = TestPeople.AgencyId, Id = house.NewId(), Title = $"Study {number}", Question = "Does it help?", Design = StudyDesign.SteppedWedge, UnitKind = StudyUnitKind.Squad, PlannedById = planner, PlannedAt = house.Clock.Instant() };
        var squad = new Squad { AgencyId = TestPeople.AgencyId, Id = house.NewId(), Name = $"Squad {number}", SortName = $"squad {number}", FormedAt = house.Clock.Instant() };
        var unit = new StudyUnit { AgencyId = TestPeople.AgencyId, Id = house.NewId(), StudyId = study.Id, Code = $"u{number}", Name = squad.Name, SquadId = squad.Id, Size = officers, Wave = 1 };
        var people = new List<Account>();
        for (var i = 0; i < officers; i++) people.Add(await house.AddAccountAsync($"asked-{number}-{i}", Role.Officer));
        await house.AddAsync([study, squad, unit, .. people.Select(p => new SquadMember { AgencyId = TestPeople.AgencyId, Id = house.NewId(), SquadId = squad.Id, AccountId = p.Id, FromOn = house.Today(), AddedAt = house.Clock.Instant() })]);
        var key = await house.DoAsync(services => services.GetRequiredService<StudyKeys>().MakeAsync(study.Id, house.Act(house.Person(Role.Steward).Id, Role.Steward)));
        if (agreed) foreach (var person in people) await house.AgreeAsync(study, Participant.Officer(person.Id));
        return new SurveyedStudy(study, unit, people, key.ShouldNotBeNull());
    }

    public static Task AgreeAsync(this TestHouse house, Study study, Participant who) =>
        house.DoAsync(services => services.GetRequiredService<ResearchConsentService>().GiveAsync(study.Id, who, "en", house.Act(who.Id, Role.Officer)));

    public static async Task<SurveyWave> AddWaveAsync(this TestHouse house, Study? study, SurveyWays ways, string instrument = ReadyMade.Officers, int days = 14) => await house.DoAsync(services => services.GetRequiredService<WaveService>().PlanAsync(
        new NewWave(Guid.NewGuid(), study?.Id, instrument, "A wave", house.Today(), house.Today(), house.Today().AddDays(days), ways), house.Act(house.Person(Role.Evaluator).Id, Role.Evaluator)));

    /// <summary>The steward types the key and sends; officers have no address, so their links are on the page.</summary>
    public static async Task<Page> SendAsync(this TestHouse house, SurveyWave wave, StudyKeyText key, string button = "Send invitations")
    {
        var steward = await house.SignInAsync(Role.Steward);
        return await (await steward.GetAsync($"/Evaluation/Surveys/Send/{wave.Id}")).Form("#send").Set("Key", key.ToString()).SubmitAsync(button);
    }

    public static IReadOnlyList<string> LinksIn(Page sent) => [.. sent.Texts(".pa-letter__link").Select(PathOf)];

    public static string PathOf(string link) => Path().Match(link) is { Success: true } match ? match.Groups[1].Value : throw new ShouldAssertException($"There is no link in: {link}");

    /// <summary>Begins, and answers page by page to the last; the same answer everywhere.</summary>
    public static async Task<Page> AnswerAllAsync(this Browser browser, string path, string answer = "4", string? words = null, string? slip = null)
    {
        var page = await browser.BeginAsync(path, slip);
        page.ShouldBeOk();
        for (var pages = 0; page.Document.QuerySelector("#answers") is not null; pages++)
        {
            pages.ShouldBeLessThan(30);
            page = await page.Filled(answer, words).SubmitAsync(page.NextButton());
            if (!page.Response.IsSuccessStatusCode) return page;
        }
        return page;
    }

    public static async Task<Page> BeginAsync(this Browser browser, string path, string? slip = null)
    {
        var start = await browser.GetAsync(path);
        var form = start.Form(slip is not null && start.Document.QuerySelector("#with-slip") is not null ? "#with-slip" : "#begin");
        if (slip is not null) form.Set("Slip", slip);
        return await form.SubmitAsync();
    }

    public static Form Filled(this Page page, string answer = "4", string? words = null)
    {
        var form = page.Form("#answers");
        foreach (var name in page.Document.QuerySelectorAll("#answers input[type=radio]").OfType<IHtmlInputElement>().Select(i => i.Name!).Distinct()) form.Set(name, answer);
        if (words is not null) foreach (var area in page.Document.QuerySelectorAll("#answers textarea").OfType<IHtmlTextAreaElement>()) form.Set(area.Name!, words);
        return form;
    }

    public static string NextButton(this Page page) => page.Texts("#answers .pa-thumbbar button")[0];

    /// <summary>Goes on to the last page, all answered.</summary>
    public static async Task<Form> ToTheLastPageAsync(this Page page)
    {
        while (page.NextButton() is "Next" or "Siguiente") page = await page.Filled().SubmitAsync(page.NextButton());
        return page.Filled();
    }

    public static Task<List<SurveyResponse>> ResponsesAsync(this TestHouse house, SurveyWave wave) => house.AskAsync(db => db.Set<SurveyResponse>().AsNoTracking().Where(r => r.WaveId == wave.Id).ToListAsync());

    /// <summary>The wave in a scope's own context, to be changed there.</summary>
    public static Task<SurveyWave> AskTrackedAsync(this TestHouse house, IServiceProvider services, Guid waveId) => services.GetRequiredService<AllianceContext>().Set<SurveyWave>().SingleAsync(w => w.Id == waveId);

    [GeneratedRegex(@"https?://[^/\s]+(/\S+)")]
    private static partial Regex Path();
}
