using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Training.Practice;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Alliance.Tests.Training.Practice;

/// <summary>A house whose administrator set up a language model: a server that the test starts.</summary>
public sealed class ModelHouse() : TestHouse(Engine.Sqlite)
{
    public ModelServer Model { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Model = await ModelServer.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Model.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureAppConfiguration(settings => settings.AddInMemoryCollection(new Dictionary<string, string?> { ["PracticePartner:Address"] = $"{Model.Address}", ["PracticePartner:Model"] = "test", ["PracticePartner:Seconds"] = "2" }));
        base.ConfigureWebHost(builder);
    }
}

/// <summary>The optional language model: it gets scenario text alone, and where it fails the written partner speaks.</summary>
public sealed class ModelPartnerTests(ModelHouse house) : HouseTest(house), IClassFixture<ModelHouse>
{
    private static int learners;

    [Fact]
    public async Task Say_WithTheModel_ShowsItsWordsAndTellsItNothingOfTheRecord()
    {
        house.Model.Answer = ModelServer.Says("Renske: \"Well. So you did come after all.\"");
        var (page, account) = await BeginAsync();

        page = await SayAsync(page, "How was the night for you?");

        page.ShouldSay("Well. So you did come after all.");
        (await TurnAsync(account)).By.ShouldBe(AnsweredBy.Model);
        var body = house.Model.Asked.Last(b => b.Contains("How was the night for you?", StringComparison.Ordinal));
        var messages = ModelServer.Messages(body);
        messages.Select(m => m.Role).ShouldBe(["system", "assistant", "user"]);
        messages[2].Words.ShouldContain("How was the night for you?");
        foreach (var kept in (string[])[account.UserName!, account.DisplayName, $"{account.Id}", "Maple Harbor"]) body.ShouldNotContain(kept, Case.Insensitive);
    }

    [Fact]
    public Task Say_WhenItHangs_FallsBackWithANote() => FallsBackAsync(ModelServer.Hangs);

    [Fact]
    public Task Say_WhenItErrs_FallsBackWithANote() => FallsBackAsync(ModelServer.Fails(500));

    [Fact]
    public Task Say_WhenItRefusesTheKey_FallsBackWithANote() => FallsBackAsync(ModelServer.Fails(401));

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("Officer: I see. Renske: Yes.\nOfficer: And then?")]
    [InlineData("Ja, das war eine lange Nacht, und niemand ist gekommen, obwohl wir zweimal angerufen haben.")]
    [InlineData("Это была длинная ночь, и никто не приехал.")]
    [InlineData("As an AI language model I cannot take part in this.")]
    [InlineData(null)]
    public Task Say_WhenItTalksNonsense_FallsBackWithANote(string? words) => FallsBackAsync(ModelServer.Says(words ?? string.Concat(Enumerable.Repeat("I do not know what to say to you about it. ", 40))));

    [Theory]
    [InlineData("<html>502</html>")]
    [InlineData("{}")]
    [InlineData("{\"choices\":[]}")]
    public Task Say_WhenItIsNoSuchServer_FallsBackWithANote(string body) => FallsBackAsync(ModelServer.Sends(body));

    [Theory]
    [InlineData("PracticePartner:Address", "not an address", "PracticePartner:Address must be an address")]
    [InlineData("PracticePartner:Model", "", "PracticePartner:Model must name the model")]
    [InlineData("PracticePartner:Seconds", "soon", "PracticePartner:Seconds must be from 1 to 120")]
    public void Settings_ThatCannotBeUsed_AreSaidInASentence(string key, string value, string sentence)
    {
        var settings = new Dictionary<string, string?> { ["PracticePartner:Address"] = "http://localhost:1/v1", ["PracticePartner:Model"] = "m", [key] = value };

        Should.Throw<BadInputException>(() => new PartnerSettings(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Read()).Message.ShouldContain(sentence);
    }

    [Fact]
    public void Settings_Unset_MeanNoModel() => new PartnerSettings(new ConfigurationBuilder().Build()).Read().ShouldBeNull();

    private async Task FallsBackAsync(Func<Microsoft.AspNetCore.Http.HttpContext, Task> answer)
    {
        house.Model.Answer = answer;
        var (page, account) = await BeginAsync();

        page = await SayAsync(page, "How was the night for you?");

        page.ShouldSay("The language model gave no answer that could be used; the written partner spoke.");
        var turn = await TurnAsync(account);
        turn.By.ShouldBe(AnsweredBy.InPlaceOfModel);
        page.ShouldSay(turn.Answer);
    }

    private async Task<(Page Page, Account Account)> BeginAsync()
    {
        var account = await House.AddAccountAsync($"talker-{Interlocked.Increment(ref learners)}", Role.Officer);
        var browser = await House.SignInAsync(account, Role.Officer);
        var page = await (await browser.GetAsync("/Training/Practice/Start?scenario=shop-owner-slow-response")).Form("main form").Set("Mode", "FreeText").Set("Voice", "Model").SubmitAsync();
        return (await page.FollowAsync(), account);
    }

    private static async Task<Page> SayAsync(Page page, string words) => await (await page.Form("#say").Set("Said", words).SubmitAsync()).FollowAsync();

    private Task<PracticeTurn> TurnAsync(Account account) => House.AskAsync(db => db.Set<PracticeTurn>().AsNoTracking().SingleAsync(t => db.Set<PracticeSession>().Any(s => s.Id == t.SessionId && s.LearnerId == account.Id)));
}
