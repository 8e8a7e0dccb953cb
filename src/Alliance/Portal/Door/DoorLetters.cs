using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Door;

/// <summary>The letters of the door, in the reader's language. They name nobody and carry no word of the record; their subject says nothing to whoever looks over a shoulder.</summary>
public sealed class DoorLetters(AllianceContext db, IStringLocalizer<Words> words)
{
    /// <param name="contactId">Null where the address is nobody's: the letter is written all the same, so that both take as long, and goes nowhere.</param>
    /// <param name="to">Where it goes; see <see cref="Outbox.Nobody"/>.</param>
    /// <param name="link">What opens the record.</param>
    /// <param name="action">The asking.</param>
    public void SendLink(Guid? contactId, string to, string link, ActionContext action) => db.Post(action, contactId, to, words["Your link"],
        $"{words["Hello,"]}\n\n{words["you asked for a link to see what is kept with you. It works once, for 15 minutes:"]}\n\n{link}\n\n{words["If you did not ask for it, you need not do anything: nobody gets in without this letter."]}\n");

    public void SayShared(string to, ActionContext action) => db.Post(action, null, to, words["Your link"],
        $"{words["Hello,"]}\n\n{words["this mailbox is used by more than one person, so it cannot open anybody's own record. Please give the officer you know an address that only you read."]}\n");
}
