using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;

namespace Alliance.Tests.Portal;

/// <summary>Asks and answers as officer and contact do it, in their browsers.</summary>
internal static class InvitedPeople
{
    private static int last;

    public static string NewAddress() => $"asked{Interlocked.Increment(ref last)}@quillfeather.example";

    /// <summary>The officer's form, filled in for this way; sent by the caller.</summary>
    public static async Task<Form> InviteFormAsync(this TestHouse house, Contact contact, string way, string? address = null, string? firstName = null, string language = "en")
    {
        var officer = await house.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Contacts/{contact.Id}/Invite")).Form("form.pa-form").Set("Input.Way", way).Set("Input.Language", language).Set("Input.IsAdult", "true");
        if (address is not null) form.Set("Input.Address", address);
        return firstName is null ? form : form.Set("Input.FirstName", firstName);
    }

    /// <summary>Invites by a letter.</summary>
    /// <returns>The path of the link in it.</returns>
    public static async Task<string> InviteByLetterAsync(this TestHouse house, Contact contact, string? address = null, string? firstName = "Maria", string language = "en")
    {
        address ??= NewAddress();
        (await (await house.InviteFormAsync(contact, "Email", address, firstName, language)).SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{contact.PartnerId}");
        return PortalPeople.PathIn((await house.LettersAsync(address))[^1].Text);
    }

    /// <summary>Invites with a printed card.</summary>
    /// <returns>The code on it.</returns>
    public static async Task<string> InviteByCardAsync(this TestHouse house, Contact contact) => (await (await house.InviteFormAsync(contact, "Card")).SubmitAsync()).CodeOnIt();

    public static string CodeOnIt(this Page page)
    {
        page.ShouldBeOk();
        return page.Texts(".pa-papercard__code")[0];
    }

    /// <summary>Types a code at the door for cards.</summary>
    /// <param name="browser">Whose.</param>
    /// <param name="code">As typed.</param>
    /// <param name="at">Where several agencies share the server: which one.</param>
    public static async Task<Page> TypeCodeAsync(this Browser browser, string code, string at = "") => await (await browser.GetAsync($"{at}/portal/card")).Form("#card-form").Set("Code", code).SubmitAsync();

    /// <summary>A yes by name, on the page that the link leads to.</summary>
    /// <returns>The code of the card of their own.</returns>
    public static async Task<string> SayYesAsync(this Browser browser, string link, string name = "Maria Quillfeather", string? email = null)
    {
        var form = (await browser.GetAsync(link)).Form("#yes-form").Set("Input.IsNamed", "true").Set("Input.Name", name).Set("Input.IsAdult", "true");
        if (email is not null) form.Set("Input.Email", email);
        return (await form.SubmitAsync("Yes")).CodeOnIt();
    }
}
