using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Mail;

/// <summary>What a mail server says, and what becomes of the letter.</summary>
public abstract class MailSendingTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Send_ToAnAddressRefusedForGood_DropsTheLetterAndNotesTheNumberAlone()
    {
        await using var post = new PostOffice();
        post.Answers["gone@harbor.example"] = "550 5.1.1 <gone@harbor.example>: no such person here";
        var (mail, subject) = await PostAsync("gone@harbor.example");

        (await SendAsync(post)).ShouldBe(0);

        (await IsWaitingAsync(mail)).ShouldBeFalse();
        var bounce = (await BounceAsync("gone@harbor.example")).ShouldNotBeNull();
        (bounce.Code, bounce.SubjectId, bounce.At).ShouldBe((550, subject, House.Clock.Instant()));
        (await House.EverythingAsync()).ShouldNotContain("no such person");
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().TakeBackAsync(subject));
        (await BounceAsync("gone@harbor.example")).ShouldBeNull("whoever is erased leaves no bounce behind");
    }

    [Theory]
    [InlineData("450 4.2.1 Busy, come back")]
    [InlineData("452 4.2.2 The box is full")]
    [InlineData("554 5.7.1 Relay access denied")]
    public async Task Send_ThatMayWorkLater_IsTriedAgain(string answer)
    {
        await using var post = new PostOffice();
        var address = $"later{Random.Shared.Next()}@harbor.example";
        post.Answers[address] = answer;
        var (mail, _) = await PostAsync(address);

        (await SendAsync(post)).ShouldBe(0);
        (await IsWaitingAsync(mail)).ShouldBeTrue();
        (await BounceAsync(address)).ShouldBeNull();
        post.Answers.Clear();
        House.Clock.Advance(TimeSpan.FromMinutes(2));

        (await SendAsync(post)).ShouldBe(1);
        (await IsWaitingAsync(mail)).ShouldBeFalse();
        post.Taken.ShouldHaveSingleItem().ShouldContain($"To: {address}");
    }

    [Fact]
    public async Task Send_ThatGetsThroughAfterABounce_ForgetsIt()
    {
        await using var post = new PostOffice();
        post.Answers["back@harbor.example"] = "550 5.1.1 Not yet";
        await PostAsync("back@harbor.example");
        await SendAsync(post);
        (await BounceAsync("Back@Harbor.example")).ShouldNotBeNull("case makes no other address");
        post.Answers.Clear();
        await PostAsync("back@harbor.example");

        (await SendAsync(post)).ShouldBe(1);

        (await BounceAsync("back@harbor.example")).ShouldBeNull();
    }

    [Fact]
    public async Task Send_ToWhatIsNoAddress_IsABounceToo()
    {
        await using var post = new PostOffice();
        var (mail, _) = await PostAsync("nobody at all");

        await SendAsync(post);

        (await IsWaitingAsync(mail)).ShouldBeFalse();
        (await BounceAsync("nobody at all"))!.Code.ShouldBe(553);
        post.Tried.ShouldBeEmpty();
    }

    private async Task<(Guid Mail, Guid Subject)> PostAsync(string to)
    {
        var subject = Guid.NewGuid();
        return (await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var id = db.Post(House.Act(), subject, to, "A letter", "Words");
            await db.SaveChangesAsync();
            return id;
        }), subject);
    }

    private Task<int> SendAsync(PostOffice post) => ActivatorUtilities.CreateInstance<MailSending>(House.Services, new SmtpCarrier(post.Address, "no-reply@localhost")).RunAsync(TestContext.Current.CancellationToken);

    private Task<bool> IsWaitingAsync(Guid mail) => House.AskAsync(db => db.Set<OutboxMail>().AnyAsync(m => m.Id == mail));

    private Task<MailBounce?> BounceAsync(string address) => House.AskAsync(db => db.BounceOfAsync(TestPeople.AgencyId, address));
}

public sealed class MailSendingTestsOnSqlite(SqliteHouse house) : MailSendingTests(house), IClassFixture<SqliteHouse>;

public sealed class MailSendingTestsOnPostgres(PostgresHouse house) : MailSendingTests(house), IClassFixture<PostgresHouse>;
