using Alliance.Evaluation.AnswerPages;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Platform.Audit;
using Alliance.Platform.Layout;
using Alliance.Portal.Door;
using Microsoft.AspNetCore.Localization;

namespace Alliance.Evaluation.Surveys;

public static class SurveyServices
{
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddScoped<StudyKeys>().AddScoped<WaveService>().AddScoped<SlipService>().AddScoped<ResponseService>().AddScoped<ResponseRemoval>()
        .AddScoped<PeopleToAsk>().AddScoped<SurveyInvitationService>().AddScoped<SurveyLetters>().AddScoped<ResponseRates>().AddScoped<SurveyScores>()
        .AddScoped<ResearchConsentService>().AddScoped<StudiesToJoin>().AddScoped<WithdrawalService>()
        .AddScoped<SurveyDesk>().AddSingleton<BegunSurvey>().AddSingleton<KioskCookie>().AddSingleton<RequestCultureProvider, SurveyCulture>()
        .AddSingleton(WingAt("/Survey")).AddSingleton(WingAt("/S")).AddSingleton(WingAt("/Kiosk"))
        .AddSingleton(new MenuEntry(52, "Surveys", "/Evaluation/Surveys", EvaluationPolicies.Follow))
        .AddSingleton(new MenuEntry(54, "Keys", "/Evaluation/Keys", EvaluationPolicies.HoldKey))
        .AddSingleton(new MenuEntry(56, "Studies I am asked for", "/Evaluation/Consent", EvaluationPolicies.TakePart))
        .AddSingleton(new AuditWord(SurveyEvents.KeyMade, "Made a study's key"))
        .AddSingleton(new AuditWord(SurveyEvents.WavePlanned, "Planned a survey"))
        .AddSingleton(new AuditWord(SurveyEvents.WaveClosed, "Closed a survey"))
        .AddSingleton(new AuditWord(SurveyEvents.WaveExtended, "Kept a survey open for longer"))
        .AddSingleton(new AuditWord(SurveyEvents.InvitationsSent, "Sent a survey's invitations"))
        .AddSingleton(new AuditWord(SurveyEvents.RemindersSent, "Sent a survey's reminders"))
        .AddSingleton(new AuditWord(SurveyEvents.SlipsMade, "Printed slips for a survey"))
        .AddSingleton(new AuditWord(SurveyEvents.Answered, "Somebody answered a survey that day"))
        .AddSingleton(new AuditWord(SurveyEvents.TakenBack, "Somebody took an answer back that day"))
        .AddSingleton(new AuditWord(SurveyEvents.ConsentGiven, "Agreed to take part in a study"))
        .AddSingleton(new AuditWord(SurveyEvents.ConsentWithdrawn, "Stopped taking part in a study"))
        .AddSingleton(new AuditWord(SurveyEvents.WithdrawalDone, "Took out the answers of those who stopped taking part"));

    /// <summary>Whoever answers is nobody here, signed in or not: no clock of theirs is moved, and no lock comes between.</summary>
    private static Wing WingAt(string under) => new(under, "/Evaluation/AnswerPages/_Survey.cshtml", "~/Survey/TakeBack", PartnerDoor.Scheme) { AsksNobodyWho = true };
}
