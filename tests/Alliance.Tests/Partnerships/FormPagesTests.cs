using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;

namespace Alliance.Tests.Partnerships;

/// <summary>What holds for every form about a partner: whose it is, and that what is typed is text.</summary>
public abstract class FormPagesTests(TestHouse house) : HouseTest(house)
{
    private const string Token = "__RequestVerificationToken";
    private const string Script = "\"><script>alert(1)</script><img src=x>";

    /// <summary>Forms that belong to the relationship, by their path.</summary>
    public static readonly TheoryData<string> OwnForms =
    [
        "Contacts/Add/{partner}", "Contacts/{contact}", "Relationships/Change/{partner}", "Relationships/Phase/{partner}", "Relationships/Pause/{partner}",
        "Relationships/End/{partner}", "Promises/Make/{partner}", "Promises/{promise}", "Touchpoints/Plan/{partner}", "Touchpoints/Cancel/{touchpoint}",
    ];

    /// <summary>Forms about an organisation, which any officer may fill in.</summary>
    public static readonly TheoryData<string> OpenForms = ["Partners/Edit/{partner}", "Partners/Approach/{partner}", "Relationships/Start/{partner}"];

    public static TheoryData<string> AllForms => [.. OwnForms.Select(r => r.Data), .. OpenForms.Select(r => r.Data), "Partners/Add"];

    [Theory, MemberData(nameof(OwnForms))]
    public async Task Get_ByTheOwner_IsShown(string form)
    {
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync(await AddressAsync(form));

        page.ShouldBeOk();
        page.Element("form.pa-form");
    }

    [Theory, MemberData(nameof(OwnForms))]
    public async Task Get_ByTheBackup_IsShown(string form)
    {
        var backup = await House.AddOfficerAsync("backup");

        var page = await (await House.SignInAsync(backup, Role.Officer)).GetAsync(await AddressAsync(form, backup));

        page.ShouldBeOk();
    }

    [Theory, MemberData(nameof(OwnForms))]
    public async Task GetAndPost_ByAColleague_FindNothing(string form)
    {
        var address = await AddressAsync(form);
        var own = await (await House.SignInAsync(Role.Officer)).GetAsync(address);
        var colleague = await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer);

        (await colleague.GetAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(colleague, own, address)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(OwnForms))]
    [MemberData(nameof(OpenForms))]
    public async Task GetAndPost_ByAnotherAgency_FindNothing(string form)
    {
        var address = await AddressAsync(form);
        var own = await (await House.SignInAsync(Role.Officer)).GetAsync(address);
        var agency = await House.AddForeignPartnerAsync();
        var foreigner = await House.SignInAsync(await House.AddAccountAsync(agency.AgencyId, $"f-{Guid.NewGuid():N}", Role.Officer), Role.Officer);

        (await foreigner.GetAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(foreigner, own, address)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task Post_ScriptInEveryField_ComesBackAsText(string form)
    {
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync(await AddressAsync(form));
        var filled = page.Form("form.pa-form");
        var fields = page.Document.QuerySelectorAll("form.pa-form input.usa-input, form.pa-form textarea").Select(f => f.GetAttribute("name")!).ToList();
        foreach (var field in fields) filled.Set(field, Script);

        // Longer than any field may be, so that the form is shown again.
        var again = await filled.Set(fields[^1], Script + new string('x', 5000)).SubmitAsync(form.StartsWith("Contacts/Add", StringComparison.Ordinal) ? "Add the person" : null);

        again.ShouldBe(HttpStatusCode.BadRequest);
        again.Document.QuerySelectorAll("main script, main img[src=x]").ShouldBeEmpty();
        foreach (var field in fields) again.Form("form.pa-form").Value(field).ShouldStartWith(Script);
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task Get_WithoutSigningIn_LeadsToTheDoor(string form)
    {
        var page = await House.Stranger().GetAsync(await AddressAsync(form));

        page.Location.ShouldNotBeNull();
        page.Location.ShouldStartWith("/sign-in");
    }

    [Theory]
    [InlineData("Contacts/Add/{partner}")]
    [InlineData("Promises/Make/{partner}")]
    [InlineData("Relationships/Phase/{partner}")]
    public async Task Get_BySupervisor_IsNotAllowed(string form)
    {
        var page = await (await House.SignInAsync(Role.Supervisor)).GetAsync(await AddressAsync(form));

        page.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Posts what somebody else's form holds, with a token of one's own.</summary>
    private static async Task<Page> PostAsync(Browser browser, Page from, string address) =>
        await browser.PostAsync(address, [.. from.Form("form.pa-form").Fields.Where(f => f.Key != Token), .. await browser.TokenAsync()]);

    private async Task<string> AddressAsync(string form, Account? backup = null)
    {
        var officer = House.Person(Role.Officer);
        var partner = form.Contains("/Start/", StringComparison.Ordinal) ? await House.AddShopAsync() : await House.AddOwnPartnerAsync(with: r => r.BackupId = backup?.Id);
        var address = "/Partnerships/" + form.Replace("{partner}", partner.Id.ToString(), StringComparison.Ordinal);
        if (form.Contains("{contact}", StringComparison.Ordinal)) return address.Replace("{contact}", (await House.AddPersonAsync(partner, name: "Rosa Diaz")).Id.ToString(), StringComparison.Ordinal);
        if (form.Contains("{promise}", StringComparison.Ordinal)) return address.Replace("{promise}", (await House.AddPromiseAsync(partner, officer)).Id.ToString(), StringComparison.Ordinal);
        if (form.Contains("{touchpoint}", StringComparison.Ordinal)) return address.Replace("{touchpoint}", (await House.AddTouchpointAsync(partner, officer)).Id.ToString(), StringComparison.Ordinal);
        return address;
    }
}

public sealed class FormPagesTestsOnSqlite(SqliteHouse house) : FormPagesTests(house), IClassFixture<SqliteHouse>;

public sealed class FormPagesTestsOnPostgres(PostgresHouse house) : FormPagesTests(house), IClassFixture<PostgresHouse>;
