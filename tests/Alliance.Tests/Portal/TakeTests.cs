using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Portal;
using Alliance.Portal.Record;
using Alliance.Portal.Take;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal;

/// <summary>What a contact takes with them: all of theirs, nothing of anybody else's, and nothing that runs.</summary>
public abstract partial class TakeTests(TestHouse house) : HouseTest(house)
{
    private const string Script = "<script>alert(1)</script>", Formula = "=HYPERLINK(\"https://evil.example\")";

    [Fact]
    public async Task Take_AfterTalksAndCorrections_HoldsEverythingInTheirWords()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var talk = await House.LogTalkAsync(partner, [contact], "Rosa says the alley is dark after ten.", "Bring a lamp");
        var browser = await House.ComeInAsync(contact);
        await (await browser.GetAsync($"/portal/entry/{talk.Id}")).Form("form.pa-form").Set("Input.Kind", "Corrects").Set("Input.Words", "It was nine.").SubmitAsync();
        await (await browser.GetAsync($"/portal/promise/{(await House.PromiseOfAsync(talk)).Id}")).Form("form.pa-form").Set("Input.WasKept", "false").Set("Input.Reason", "No lamp came").SubmitAsync();
        await House.RaiseAsync(browser, contact, "The lane floods every spring.");
        await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}");

        var (data, page, names) = await TakeAsync(browser);

        names.ShouldBe(["record.json", "record.html"]);
        foreach (var words in new[] { "Rosa Quillfeather", contact.Email!, "night manager", "Rosa says the alley is dark after ten.", "Bring a lamp", "It was nine.", "No lamp came", "The lane floods every spring.", "Tending my relationship", "It is for working together" })
        {
            data.ShouldContain(words);
            new HtmlParser().ParseDocument(page).Body!.TextContent.ShouldContain(words);
        }
        JsonDocument.Parse(data).RootElement.GetProperty("talks").GetArrayLength().ShouldBe(1);
        await House.EventAsync(PortalEvents.RecordTaken, contact.Id);
        (await browser.GetAsync("/portal/take")).ShouldSay("It was taken before");
    }

    [Fact]
    public async Task Take_BySomebodyElseOfTheSameOrganization_HoldsNothingOfTheirs()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        await House.LogTalkAsync(partner, [colleague], "Otto says the xylophone was short.", "Bring the glockenspiel");
        await House.LogTalkAsync(partner, [contact], "Together with Otto Featherquill we looked at the door.");
        var theirs = await House.ComeInAsync(colleague);
        await House.RaiseAsync(theirs, colleague, "The bagpipes are loud.");
        await House.RaiseAsync(theirs, colleague, "The tambourine man was rude.", ConcernKind.Officer);

        var (data, page, _) = await TakeAsync(await House.ComeInAsync(contact));

        foreach (var trace in new[] { "xylophone", "glockenspiel", "Featherquill", "bagpipes", "tambourine", colleague.Email! })
        {
            data.ShouldNotContain(trace, Case.Insensitive);
            page.ShouldNotContain(trace, Case.Insensitive);
        }
        data.ShouldContain("a contact (night manager)");
    }

    [Fact]
    public async Task Take_WordsThatWouldRun_AreHarmlessTextInBoth()
    {
        var partner = await House.AddOwnPartnerAsync($"Bakery {Script}");
        var contact = await House.AddReachableAsync(partner);
        await House.LogTalkAsync(partner, [contact], $"../../etc/passwd {Script} {Formula}");
        var browser = await House.ComeInAsync(contact);
        await House.RaiseAsync(browser, contact, $"{Formula} {Script}");

        var (data, page, names) = await TakeAsync(browser);

        names.ShouldAllBe(name => name == TakeAlong.DataName || name == TakeAlong.PageName);
        var document = new HtmlParser().ParseDocument(page);
        document.QuerySelectorAll("script, iframe, img, link, [onclick], [src], [href]").ShouldBeEmpty();
        document.QuerySelector("meta[http-equiv]")!.GetAttribute("content").ShouldBe("default-src 'none'; style-src 'unsafe-inline'");
        document.Body!.TextContent.ShouldContain(Script);
        data.ShouldNotContain("<script>");
        JsonDocument.Parse(data).RootElement.GetProperty("concerns")[0].GetProperty("words").GetString().ShouldBe($"{Formula} {Script}");
    }

    [Fact]
    public async Task Take_BySomebodyWhoReadsSpanish_IsInSpanish()
    {
        var browser = await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));
        await browser.GetAsync("/portal/language?to=es&back=/portal");

        var (_, page, _) = await TakeAsync(browser);

        page.ShouldContain("<html lang=\"es\">");
        new HtmlParser().ParseDocument(page).Body!.TextContent.ShouldContain("Lo que se guarda de usted");
    }

    [Fact]
    public async Task Take_WithoutAToken_GivesNothing()
    {
        var browser = await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));

        ((int)(await browser.PostAsync("/portal/take", [])).Status).ShouldBe(400);
    }

    [Fact]
    public async Task EveryTable_IsReadByAPartOrStandsInTheDocumentWithAReason()
    {
        var tables = await House.AskAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.ClrType).ToHashSet()));
        var read = await House.DoAsync(services => Task.FromResult(services.GetServices<ITakePart>().SelectMany(p => p.Tables).ToList()));
        var spared = LeftOut();

        read.Where(table => !tables.Contains(table)).ShouldBeEmpty("a part reads what is no table");
        tables.Except(read).Select(Named).Where(name => !spared.ContainsKey(name)).ShouldBeEmpty("Let a part read it (Portal/Take), or say in docs/take-along.md why a contact does not find it in their file.");
        spared.Keys.Except(tables.Select(Named)).ShouldBeEmpty("docs/take-along.md names what is no table any more");
        spared.Keys.Intersect(read.Select(Named)).ShouldBeEmpty("docs/take-along.md leaves out what a part reads");
        spared.Values.ShouldAllBe(reason => reason.Length > 20);
    }

    /// <summary>A part that names a table and reads nothing of it would pass the test above.</summary>
    [Fact]
    public async Task EveryPart_ReadsTheRowsOfSomebodyWhoHasOneOfEverything()
    {
        var rows = await House.AddOneOfEverythingAsync(TestPeople.AgencyId, $"M{Guid.NewGuid():N}"[..16]);
        var contact = rows.First(r => r.Table == typeof(Contact)).Key;
        var browser = await House.ComeInAsync(await House.AskAsync(db => db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == contact)));
        await House.Stranger().AskForLinkAsync(await House.AskAsync(db => db.Set<Contact>().Where(c => c.Id == contact).Select(c => c.Email!).SingleAsync()));
        await browser.GetAsync("/portal");

        await House.DoAsync(async services =>
        {
            var person = (await services.GetRequiredService<OwnRecord>().PersonAsync(contact)).ShouldNotBeNull();
            foreach (var part in services.GetServices<ITakePart>().Where(p => p is not (NamedPart or LookPart or KeptBackPart or GivenPart)))
                (await part.ReadAsync(person)).ShouldNotBeEmpty(part.Name);
        });
    }

    private static async Task<(string Data, string Page, IReadOnlyList<string> Names)> TakeAsync(Browser browser)
    {
        var answer = await (await browser.GetAsync("/portal/take")).Form("main form").SubmitAsync();
        answer.ShouldBeOk();
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        answer.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe("my-record-2027-03-02.zip");
        using var zip = new ZipArchive(new MemoryStream(await answer.Response.Content.ReadAsByteArrayAsync()));
        return (await ReadAsync(zip, TakeAlong.DataName), await ReadAsync(zip, TakeAlong.PageName), [.. zip.Entries.Select(e => e.FullName)]);
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    private static string Named(Type table) => table.Name.Split('`')[0];

    private static Dictionary<string, string> LeftOut() =>
        File.ReadLines(Path.Combine(Repository.Root, "docs", "take-along.md")).Select(line => Row().Match(line)).Where(m => m.Success).SelectMany(m => m.Groups[1].Value.Split(", ").Select(name => (Name: name.Trim('`'), Reason: m.Groups[2].Value)))
            .ToDictionary(row => row.Name, row => row.Reason);

    [GeneratedRegex(@"^\| (`[\w`, ]+`) \| (.+) \|$")]
    private static partial Regex Row();
}

public sealed class TakeTestsOnSqlite(SqliteHouse house) : TakeTests(house), IClassFixture<SqliteHouse>;

public sealed class TakeTestsOnPostgres(PostgresHouse house) : TakeTests(house), IClassFixture<PostgresHouse>;
