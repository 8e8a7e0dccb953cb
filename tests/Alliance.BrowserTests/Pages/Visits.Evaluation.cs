using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>Of studies, questionnaires and whoever answers them.</summary>
public static partial class Visits
{
    private static IEnumerable<Visit> Studies() =>
    [
        new("squads", "squads") { As = Role.Administrator },
        new("squads-empty", "squads") { As = Role.Administrator, IsEmpty = true },
        new("squads-refused", "squads") { As = Role.Administrator, Then = page => SaveAsync(page, "Give the squad a name", "#form") },
        new("squad", "squads/{id:guid}") { As = Role.Administrator, At = town => $"/squads/{town.Squad}" },
        new("squad-refused", "squads/{id:guid}") { As = Role.Administrator, At = town => $"/squads/{town.Squad}", Then = page => SaveAsync(page, "Choose at least one of those below.", "#move") },
        new("studies", "Evaluation/Studies") { As = Role.Evaluator },
        new("studies-empty", "Evaluation/Studies") { As = Role.Evaluator, IsEmpty = true },
        new("study-new", "Evaluation/Studies/New") { As = Role.Evaluator },
        new("study-new-refused", "Evaluation/Studies/New") { As = Role.Evaluator, Then = page => SaveAsync(page, "Write the question that the study answers.", "#new") },
        new("study", "Evaluation/Studies/Show/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Show/{town.DraftStudy}" },
        new("study-steward", "Evaluation/Studies/Show/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Studies/Show/{town.DraftStudy}" },
        new("study-question", "Evaluation/Studies/Question/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Question/{town.DraftStudy}" },
        new("study-outcomes", "Evaluation/Studies/Outcomes/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Outcomes/{town.DraftStudy}" },
        new("study-outcome", "Evaluation/Studies/Outcome/{outcome:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Outcome/{town.DraftOutcome}" },
        new("study-design", "Evaluation/Studies/Design/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Design/{town.DraftStudy}" },
        new("study-months", "Evaluation/Studies/Months/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Months/{town.DraftStudy}" },
        new("study-units", "Evaluation/Studies/Units/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Units/{town.DraftStudy}" },
        new("study-power", "Evaluation/Studies/Power/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Power/{town.DraftStudy}" },
        new("study-ethics", "Evaluation/Studies/Ethics/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Ethics/{town.DraftStudy}" },
        new("study-draw", "Evaluation/Studies/Draw/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Draw/{town.DraftStudy}" },
        new("study-draw-refused", "Evaluation/Studies/Draw/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Draw/{town.DraftStudy}", Then = page => SaveAsync(page, "At least two witnesses say a number each.", "#draw") },
        new("study-plan", "Evaluation/Studies/Plan/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Plan/{town.DraftStudy}" },
        new("study-deviations", "Evaluation/Studies/Deviations/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Deviations/{town.DraftStudy}" },
        new("study-timetable", "Evaluation/Studies/Timetable/{id:guid}") { As = Role.Trainer, At = town => $"/Evaluation/Studies/Timetable/{town.DraftStudy}" },
        new("study-locked", "Evaluation/Studies/Show/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Show/{town.LockedStudy}" },
        new("study-locked-plan", "Evaluation/Studies/Plan/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Plan/{town.LockedStudy}" },
        new("study-drawn", "Evaluation/Studies/Draw/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Studies/Draw/{town.LockedStudy}?again=true" },
        new("study-deviated", "Evaluation/Studies/Deviations/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Deviations/{town.LockedStudy}" },
        new("study-waves", "Evaluation/Studies/Timetable/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Timetable/{town.LockedStudy}" },
        new("outcome-data", "Evaluation/Outcomes/{studyId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Outcomes/{town.LockedStudy}" },
        new("outcome-data-early", "Evaluation/Outcomes/{studyId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Outcomes/{town.DraftStudy}" },
        new("outcome-data-look", "Evaluation/Outcomes/Preview/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Outcomes/Preview/{town.WaitingCounts}" },
        new("reports", "Evaluation/Reports") { As = Role.Supervisor },
        new("reports-empty", "Evaluation/Reports") { As = Role.Supervisor, IsEmpty = true },
        new("reports-of-a-study", "Evaluation/Reports/{studyId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Reports/{town.LockedStudy}" },
        new("reports-of-a-draft", "Evaluation/Reports/{studyId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Reports/{town.DraftStudy}" },
        new("study-report", "Evaluation/Reports/Show/{id:guid}") { As = Role.Supervisor, At = town => $"/Evaluation/Reports/Show/{town.Report}" },
    ];

    private static IEnumerable<Visit> Questionnaires() =>
    [
        new("questionnaires", "Evaluation/Instruments") { As = Role.Evaluator },
        new("questionnaires-empty", "Evaluation/Instruments") { As = Role.Evaluator, IsEmpty = true },
        new("questionnaires-steward", "Evaluation/Instruments") { As = Role.Steward },
        new("questionnaire-ready", "Evaluation/Instruments/Ready/{key}") { As = Role.Evaluator, At = _ => "/Evaluation/Instruments/Ready/partner-after-contact" },
        new("questionnaire-ready-in-spanish", "Evaluation/Instruments/Ready/{key}") { As = Role.Evaluator, At = _ => "/Evaluation/Instruments/Ready/community-trust?language=es" },
        new("questionnaire-new", "Evaluation/Instruments/New") { As = Role.Evaluator },
        new("questionnaire-new-refused", "Evaluation/Instruments/New") { As = Role.Evaluator, Then = page => SaveAsync(page, "Give it a title.") },
        new("questionnaire-bring-in", "Evaluation/Instruments/BringIn") { As = Role.Evaluator },
        new("questionnaire", "Evaluation/Instruments/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.Questionnaire}" },
        new("questionnaire-draft", "Evaluation/Instruments/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}" },
        new("questionnaire-about", "Evaluation/Instruments/{id:guid}/About") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/About" },
        new("questionnaire-item", "Evaluation/Instruments/{id:guid}/Item/{key?}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/Item/q5" },
        new("questionnaire-item-refused", "Evaluation/Instruments/{id:guid}/Item/{key?}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/Item", Then = page => SaveAsync(page, "Write the question.") },
        new("questionnaire-scale", "Evaluation/Instruments/{id:guid}/Scale/{key?}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/Scale/welcome" },
        new("questionnaire-scale-refused", "Evaluation/Instruments/{id:guid}/Scale/{key?}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/Scale", Then = page => SaveAsync(page, "Say what it measures.") },
    ];

    private static IEnumerable<Visit> SurveyResults() =>
    [
        new("results", "Evaluation/Results/{waveId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Results/{town.PaperWave}" },
        new("sheets", "Evaluation/Paper/{waveId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Paper/{town.PaperWave}?count=2" },
        new("sheets-in-spanish", "Evaluation/Paper/{waveId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Paper/{town.PaperWave}?language=es" },
        new("sheets-type-in", "Evaluation/Paper/{waveId:guid}/Enter") { As = Role.Evaluator, At = town => $"/Evaluation/Paper/{town.PaperWave}/Enter?twice=true" },
        new("sheets-type-in-refused", "Evaluation/Paper/{waveId:guid}/Enter") { As = Role.Evaluator, At = town => $"/Evaluation/Paper/{town.PaperWave}/Enter", Then = page => SaveAsync(page, "Nothing is typed yet.") },
    ];

    private static IEnumerable<Visit> Surveys() =>
    [
        new("surveys", "Evaluation/Surveys/{studyId:guid?}") { As = Role.Evaluator, At = _ => "/Evaluation/Surveys" },
        new("surveys-of-a-study", "Evaluation/Surveys/{studyId:guid?}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/{town.Survey.Study}" },
        new("surveys-empty", "Evaluation/Surveys/{studyId:guid?}") { As = Role.Evaluator, IsEmpty = true, At = _ => "/Evaluation/Surveys" },
        new("survey-plan", "Evaluation/Surveys/Plan") { As = Role.Evaluator },
        new("survey-plan-refused", "Evaluation/Surveys/Plan") { As = Role.Evaluator, Then = page => SaveAsync(page, "Give it a name by which you know it again.") },
        new("survey-wave", "Evaluation/Surveys/Wave/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/Wave/{town.Survey.Neighbors}" },
        new("survey-wave-personal", "Evaluation/Surveys/Wave/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Surveys/Wave/{town.Survey.Personal}" },
        new("survey-poster", "Evaluation/Surveys/Poster/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/Poster/{town.Survey.Neighbors}" },
        new("survey-slips", "Evaluation/Surveys/Slips/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/Slips/{town.Survey.Neighbors}" },
        new("survey-slips-made", "Evaluation/Surveys/Slips/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/Slips/{town.Survey.Neighbors}", Then = async page => { await page.GetByLabel("How many?").FillAsync("6"); await page.GetByRole(AriaRole.Button, new() { Name = "Make them" }).ClickAsync(); await page.Locator("#codes").WaitForAsync(); } },
        new("survey-send", "Evaluation/Surveys/Send/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Surveys/Send/{town.Survey.Personal}" },
        new("survey-send-refused", "Evaluation/Surveys/Send/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Surveys/Send/{town.Survey.Personal}", Then = async page => { await page.GetByRole(AriaRole.Button, new() { Name = "Send invitations" }).ClickAsync(); await page.GetByText("This is not the study’s key.").First.WaitForAsync(); } },
        new("keys", "Evaluation/Keys") { As = Role.Steward },
        new("keys-empty", "Evaluation/Keys") { As = Role.Steward, IsEmpty = true },
        new("key-to-make", "Evaluation/Keys/{studyId:guid}") { As = Role.Steward, At = town => $"/Evaluation/Keys/{town.Survey.Keyless}" },
        new("key", "Evaluation/Keys/{studyId:guid}") { As = Role.Steward, At = town => $"/Evaluation/Keys/{town.Survey.Study}" },
        new("research", "Evaluation/Consent") { As = Role.Officer },
        new("research-empty", "Evaluation/Consent") { As = Role.Officer, IsEmpty = true },
        new("portal-research", "portal/research") { Before = ComeInAsync },
    ];

    private static IEnumerable<Visit> Answering() =>
    [
        new("answer-link", "Survey/{secret}") { At = town => town.Survey.Links[^1] },
        new("answer-link-used", "Survey/{secret}") { At = _ => $"/at/{SurveyDay.Slug}/Survey/x", Status = 404 },
        new("answer-open", "S/{code}") { At = town => $"/at/{SurveyDay.Slug}/S/{town.Survey.Code}" },
        new("answer-questions", "S/{code}") { At = town => $"/at/{SurveyDay.Slug}/S/{town.Survey.Code}", Then = async page => { await page.GetByRole(AriaRole.Button, new() { Name = "Begin", Exact = true }).ClickAsync(); await page.Locator("#answers").WaitForAsync(); } },
        new("answer-kiosk", "Kiosk/{code}") { At = town => $"/at/{SurveyDay.Slug}/Kiosk/{town.Survey.Code}" },
        new("answer-take-back", "Survey/TakeBack") { At = _ => $"/at/{SurveyDay.Slug}/Survey/TakeBack" },
    ];
}
