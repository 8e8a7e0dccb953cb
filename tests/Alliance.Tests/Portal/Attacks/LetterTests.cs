using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>Whatever is typed where it reaches a letter: it goes to one address, under the headers of ours.</summary>
public abstract class LetterTests(TestHouse house) : HouseTest(house)
{
    private static readonly string[] Headers = ["From", "To", "Subject", "Date", "Message-Id", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];

    private static readonly string[] Tails =
    [
        "\r\nBcc: two@evil.example", "\nBcc: two@evil.example", "\rBcc: two@evil.example", "\r\n\r\n<b>body</b>", "%0d%0aBcc: two@evil.example", "\u2028Bcc: two@evil.example", "\u2029Bcc: two@evil.example", "\u0085Bcc: two@evil.example", "\0", "\vBcc: two@evil.example",
        ",two@evil.example", ";two@evil.example", " two@evil.example", ">,<two@evil.example", "?bcc=two@evil.example", "=?utf-8?q?=0D=0ABcc:_two@evil.example?=", "\t\r\n two@evil.example",
    ];

    private static int last;

    [Fact]
    public async Task Letters_AfterEveryAttack_HaveOneReaderAndNoHeaderOfAnybodyElses()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var contact = await House.AddReachableAsync(partner);
        var browser = await House.ComeInAsync(contact);
        var role = await House.AddPersonAsync(partner, "cook");
        var invite = $"/Partnerships/Contacts/{role.Id}/Invite";
        var stranger = House.Stranger();
        var (door, asking, choices) = ((await stranger.GetAsync("/portal/sign-in")).Form("#address-form"), (await officer.GetAsync(invite)).Form("form.pa-form"), (await browser.GetAsync("/portal/choices")).Form("#choices-form"));
        foreach (var tail in Tails)
        {
            var address = $"victim{Interlocked.Increment(ref last)}@quillfeather.example";
            foreach (var typed in new[] { address + tail, $"\"a{tail}\"@quillfeather.example", $"Name {tail} <{address}>" })
            {
                await SendAsync(stranger, "/portal/sign-in", door, ("Input.Address", typed));
                await SendAsync(officer, invite, asking, ("Input.Way", "Email"), ("Input.Address", typed), ("Input.IsAdult", "true"));
                await SendAsync(browser, "/portal/choices", choices, ("Input.Email", typed), ("Input.ByEmail", "true"));
            }
            await SendAsync(officer, invite, asking, ("Input.Way", "Email"), ("Input.Address", address), ("Input.FirstName", $"Maria{tail}"), ("Input.IsAdult", "true"), ("Input.Language", $"es{tail}"));
        }
        await NameTheAgencyAsync("Maple\r\nBcc: two@evil.example\r\n\r\nHarbor");
        await House.InviteByLetterAsync(await House.AddPersonAsync(partner));
        House.Clock.Advance(TimeSpan.FromDays(8));
        await ActivatorUtilities.CreateInstance<Alliance.Partnerships.Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);

        while (await ActivatorUtilities.CreateInstance<MailSending>(House.Services).RunAsync(TestContext.Current.CancellationToken) > 0)
        {
        }

        (await House.AskAsync(db => db.Set<OutboxMail>().CountAsync())).ShouldBe(0, "a letter that cannot be sent is one that was let in");
        (await House.AskAsync(db => db.Set<MailBounce>().CountAsync())).ShouldBe(0, "so is one that was dropped because its address is none");
        var letters = Directory.GetFiles(House.Settings.MailFolder, "*.eml").Select(file => MimeMessage.Load(file)).ToList();
        letters.Count.ShouldBeGreaterThan(1);
        foreach (var letter in letters)
        {
            letter.To.Mailboxes.ShouldHaveSingleItem().Domain.ShouldBe("quillfeather.example");
            letter.To.Mailboxes.Single().Name.ShouldBeNullOrEmpty();
            letter.Headers.Select(h => h.Field).Except(Headers, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
            (letter.Cc.Count, letter.Bcc.Count, letter.From.Count).ShouldBe((0, 0, 1));
            letter.Headers.Where(h => h.Field != "Content-Type").Select(h => h.Value).ShouldAllBe(value => !value.Contains("evil.example"));
            (letter.Subject ?? "").ShouldNotContain("\n");
        }
    }

    private async Task NameTheAgencyAsync(string name) => await House.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        (await db.Agencies.SingleAsync(a => a.Id == TestPeople.AgencyId)).Name = name;
        await db.SaveChangesAsync();
    });

    /// <summary>As an attacker sends it: no browser takes line ends out of a field first.</summary>
    private static async Task SendAsync(Browser browser, string path, Form form, params (string Name, string Value)[] fields)
    {
        var typed = form.Fields.Where(f => fields.All(t => t.Name != f.Key)).Concat(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))).ToList();
        ((int)(await browser.PostAsync(path, typed)).Status).ShouldBeLessThan(500, $"{path} with {string.Join(", ", fields)}");
    }
}

public sealed class LetterTestsOnSqlite(SqliteHouse house) : LetterTests(house), IClassFixture<SqliteHouse>;

public sealed class LetterTestsOnPostgres(PostgresHouse house) : LetterTests(house), IClassFixture<PostgresHouse>;
