using System.Globalization;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Consents;

/// <summary>The letters around a yes, in the reader's language. Subjects say nothing to whoever looks over a shoulder; nothing of the record stands in them.</summary>
public sealed class ConsentLetters(AllianceContext db, AgencyScope scope, IStringLocalizer<Words> words)
{
    public void Invite(Invitation invitation, string link, ActionContext action) => Send(invitation, words =>
        $"{words["somebody from {0} who talked with you would like to stay in touch. Before anything of you is kept, please read one page, and choose:", scope.Current.Name]}\n\n{link}\n\n{words["The page is open until {0}. If you do nothing, or say no, nothing is kept and nobody is told.", DayOf(invitation.ExpiresAt)]}", action);

    public void Remind(Invitation invitation, string link, ActionContext action) => Send(invitation, words =>
        $"{words["a week ago we asked whether {0} may stay in touch with you. This is the only reminder:", scope.Current.Name]}\n\n{link}\n\n{words["The page is open until {0}. If you do nothing, or say no, nothing is kept and nobody is told.", DayOf(invitation.ExpiresAt)]}", action);

    /// <summary>What was chosen on the officer's phone counts once it is confirmed by this letter.</summary>
    public void Confirm(Invitation invitation, string link, ActionContext action) => Send(invitation, words =>
        $"{words["you were asked today whether {0} may stay in touch with you. Your answer counts only when you confirm it here, on your own device:", scope.Current.Name]}\n\n{link}\n\n{words["The page is open until {0}. If you do nothing, or say no, nothing is kept and nobody is told.", DayOf(invitation.ExpiresAt)]}", action);

    /// <param name="door">The portal's address, where it is known.</param>
    public void RunsOut(Consent consent, string to, string? door, ActionContext action) => Speaking.In(consent.Language, () => db.Post(action, consent.ContactId, to, words["A date to remember"],
        $"{words["Hello,"]}\n\n{words["something that you agreed to ends on {0}. If you wish it to go on, come in and say so; if not, you need not do anything.", DayOf(consent.ExpiresAt)]}\n{(door is null ? "" : $"\n{door}\n")}"));

    private void Send(Invitation invitation, Func<IStringLocalizer<Words>, string> text, ActionContext action) => Speaking.In(invitation.Language, () =>
        db.Post(action, invitation.ContactId, invitation.Address!, words["A question for you"], $"{(invitation.FirstName is { } name ? words["Hello {0},", name] : words["Hello,"])}\n\n{text(words)}\n"));

    private string DayOf(DateTime instant) => scope.Current.DayOf(instant).ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es" ? "d 'de' MMMM 'de' yyyy" : "MMMM d, yyyy", CultureInfo.CurrentCulture);
}

/// <summary>Says something in another language than the one of the moment.</summary>
public static class Speaking
{
    public static void In(string language, Action say)
    {
        var (words, numbers) = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language == "es" ? "es" : "en-US");
        try
        {
            say();
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (words, numbers);
        }
    }
}
