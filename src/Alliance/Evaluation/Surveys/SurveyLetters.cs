using System.Globalization;
using Alliance.Partnerships.Consents;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Microsoft.Extensions.Localization;

namespace Alliance.Evaluation.Surveys;

/// <summary>Letters with somebody's own link. The outbox forgets each as soon as it went.</summary>
public sealed class SurveyLetters(AllianceContext db, AgencyScope scope, IStringLocalizer<Words> words)
{
    public void Invite(PersonToAsk person, SurveyWave wave, string link, ActionContext action) => Send(person, wave, link, action, isReminder: false);

    public void Remind(PersonToAsk person, SurveyWave wave, string link, ActionContext action) => Send(person, wave, link, action, isReminder: true);

    private void Send(PersonToAsk person, SurveyWave wave, string link, ActionContext action, bool isReminder) => Speaking.In(person.Language, () => db.Post(action, person.Who.Id, person.Address!, words["A few questions"],
        $"{words["Hello,"]}\n\n{(isReminder ? words["some days ago you got a link to a few questions. If you answered, thank you: leave this one. If not, use this new link; the old one works no longer."] : words["you agreed to take part in a study. Here are a few questions for it."])}\n\n{link}\n\n"
        + $"{words["The link is yours alone and works once, until {0}. Whoever reads the answers does not know whose they are.", DayOf(wave.ClosesOn)]} {words["You are free not to answer, and you can stop taking part at any time."]}\n\n{scope.Current.Name}\n"));

    private static string DayOf(DateOnly day) => day.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es" ? "d 'de' MMMM 'de' yyyy" : "MMMM d, yyyy", CultureInfo.CurrentCulture);
}
