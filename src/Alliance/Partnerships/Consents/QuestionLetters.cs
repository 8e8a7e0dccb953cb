using Alliance.Partnerships.Partners;
using Alliance.Platform;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Alliance.Portal.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Consents;

/// <summary>
/// Letters that tell a contact of a question waiting in their own record, in the language they agreed in. They say that there is one and
/// no word of what it is about; whoever did not agree to be written to, or is a safe contact, gets none.
/// </summary>
public sealed class QuestionLetters(AllianceContext db, AgencyScope scope, Settings settings, IStringLocalizer<Words> words)
{
    public Task AskWhetherSolvedAsync(Guid contactId, ActionContext action) =>
        PostAsync(contactId, () => words["there is a question for you in your own record: is something solved that you brought up four weeks ago? A tap is enough."], action);

    public Task AskHowItGoesAsync(Guid contactId, ActionContext action) =>
        PostAsync(contactId, () => words["three short questions wait for you in your own record. The officer answers the same three, and neither of you sees the other's answers before both have given theirs."], action);

    private async Task PostAsync(Guid contactId, Func<string> question, ActionContext action)
    {
        if (await ReaderAsync(contactId, action.Now) is not { } reader) return;
        // Where nobody has said what the address is, the letter tells to come in as last time.
        var address = PortalAddress.Known(settings, scope.Current) is { } known ? $"{known}/portal" : null;
        Speaking.In(reader.Language, () => db.Post(action, contactId, reader.Email, words["A question for you"],
            $"{words["Hello,"]}\n\n{question()}\n\n{address ?? words["Come in the way you came in before."].Value}\n"));
    }

    private Task<Reader?> ReaderAsync(Guid contactId, DateTime now) => (
        from contact in db.Set<Contact>()
        where contact.Id == contactId && contact.LeftAt == null && contact.Email != null
            && db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.Email && c.WithdrawnAt == null)
            && !db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.SafeContact && c.WithdrawnAt == null)
        join consent in db.Set<Consent>() on contact.Id equals consent.ContactId
        where consent.WithdrawnAt == null && consent.ExpiresAt > now
        orderby consent.GivenAt descending
        select new Reader(contact.Email!, consent.Language)).FirstOrDefaultAsync();

    private sealed record Reader(string Email, string Language);
}
