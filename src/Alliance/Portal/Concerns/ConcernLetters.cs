using System.Globalization;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Concerns;

/// <summary>Letters that no request asked for: nobody's browser says the reader's language, so they come in both.</summary>
public sealed class ConcernLetters(AllianceContext db, IStringLocalizer<Words> words)
{
    public void AskWhetherSolved(Contact contact, string? address, ActionContext action) => db.Post(action, contact.Id, contact.Email!,
        string.Join(" / ", PortalCulture.Languages.Select(language => In(language, () => words["A question for you"].Value))),
        string.Join("\n\n—\n\n", PortalCulture.Languages.Select(language => In(language, () => Text(address)))) + "\n");

    private string Text(string? address) =>
        $"{words["Hello,"]}\n\n{words["there is a question for you in your own record: is something solved that you brought up four weeks ago? A tap is enough."]}\n\n{address ?? words["Come in the way you came in before."].Value}";

    private static string In(string language, Func<string> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
