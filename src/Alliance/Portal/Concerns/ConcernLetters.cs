using Alliance.Partnerships.Consents;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Concerns;

/// <summary>The letter of a concern, in the language the reader agreed in. No word of the concern stands in it.</summary>
public sealed class ConcernLetters(AllianceContext db, IStringLocalizer<Words> words)
{
    public void AskWhetherSolved(Guid contactId, string to, string language, string? address, ActionContext action) => Speaking.In(language, () => db.Post(action, contactId, to, words["A question for you"],
        $"{words["Hello,"]}\n\n{words["there is a question for you in your own record: is something solved that you brought up four weeks ago? A tap is enough."]}\n\n{address ?? words["Come in the way you came in before."].Value}\n"));
}
