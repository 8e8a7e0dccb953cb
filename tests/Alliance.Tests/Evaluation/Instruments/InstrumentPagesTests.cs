using System.Net;
using System.Text;
using Alliance.Evaluation.Instruments;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Evaluation.Instruments;

/// <summary>An evaluator looks at questionnaires, writes one, publishes it, and cannot change it any more.</summary>
public abstract class InstrumentPagesTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Index_WithNothingOfOurOwn_ShowsTheReadyMadeOnes()
    {
        var page = await (await House.SignInAsync(Role.Evaluator)).GetAsync("/Evaluation/Instruments");

        page.ShouldSay("Building relationships, as officers see it");
        page.ShouldSay("Unvalidated");
    }

    [Fact]
    public async Task Ready_InSpanish_IsAskedInSpanish()
    {
        var page = await (await House.SignInAsync(Role.Steward)).GetAsync($"/Evaluation/Instruments/Ready/{ReadyMade.AfterContact}?language=es");

        page.ShouldSay("Me trataron con respeto.");
        page.ShouldSay("Solo si contestó «Sí» a la pregunta 6.");
        page.ShouldSay("Solved a problem together");
        page.Document.QuerySelectorAll("#copy").ShouldBeEmpty("the steward looks and does not write");
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    public async Task Pages_OfSomebodyElse_AreNotTheirs(Role role)
    {
        var draft = await DraftAsync();
        var browser = await House.SignInAsync(role);

        foreach (var path in new[] { "/Evaluation/Instruments", "/Evaluation/Instruments/New", $"/Evaluation/Instruments/{draft}", $"/Evaluation/Instruments/{draft}/Item", $"/Evaluation/Instruments/File/{draft}" })
            ((int)(await browser.GetAsync(path)).Status).ShouldNotBe(200, path);
    }

    [Fact]
    public async Task Steward_Posting_IsRefused()
    {
        var draft = await DraftAsync();
        var steward = await House.SignInAsync(Role.Steward);
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var form = (await evaluator.GetAsync($"/Evaluation/Instruments/{draft}")).Form("#drop");

        var refused = await steward.PostAsync($"/Evaluation/Instruments/{draft}?handler=Drop", form.Fields);

        ((int)refused.Status).ShouldNotBe(200);
        (await RowAsync(draft)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Write_FromTheFirstQuestionToPublished_IsKeptAndFrozen()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var begun = await (await evaluator.GetAsync("/Evaluation/Instruments/New")).Form("#new").Set("Input.Title", "After the open house").Set("Input.Audience", "Community").SubmitAsync();
        var id = Guid.Parse(begun.Location!.Split('/')[^1]);
        (await begun.FollowAsync()).ShouldSay("It has no question yet. Add one.");

        await ItemAsync(evaluator, id, f => f.Set("Input.En", "I felt welcome.").Set("Input.Es", "Me sentí bienvenido."));
        await ItemAsync(evaluator, id, f => f.Set("Input.En", "I was in the way.").Set("Input.Es", "Estorbaba.").Set("Input.IsReversed", "true"));
        await ItemAsync(evaluator, id, f => f.Set("Input.Kind", "Choice").Set("Input.List", "").Set("Input.AnswersEn", "The hall\nThe yard").Set("Input.AnswersEs", "La sala\nEl patio").Set("Input.En", "Where were you most?").Set("Input.Es", "¿Dónde estuvo más?"));
        await ItemAsync(evaluator, id, f => f.Set("Input.Kind", "Words").Set("Input.En", "What did the yard lack?").Set("Input.Es", "¿Qué le faltaba al patio?").Set("Input.WhenItem", "q3").Set("Input.WhenAnswers", "2"));
        (await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Scale")).Form("#scale").Set("Input.En", "Welcome").Set("Input.Es", "Bienvenida").Set("Input.Items", "q1").Set("Input.Items", "q2").Set("Input.Least", "2").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Instruments/{id}");
        (await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/About")).Form("#about").Set("Input.TitleEs", "Después").Set("Input.IntroEn", "Two minutes.").Set("Input.IntroEs", "Dos minutos.").Set("Input.License", "Ours.").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Instruments/{id}");

        var whole = await evaluator.GetAsync($"/Evaluation/Instruments/{id}");
        whole.ShouldSay("Only if you answered “The yard” to question 3.");
        whole.ShouldSay("Mean of the answers from 1 to 5");
        (await whole.Form("#publish").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Instruments/{id}");

        var row = (await RowAsync(id))!;
        row.PublishedAt.ShouldNotBeNull();
        InstrumentText.Read(row.Text).Items[1].IsReversed.ShouldBeTrue();
        (await House.EventsAsync(InstrumentEvents.InstrumentPublished)).ShouldContain(e => e.EntityId == id && e.ActorId == House.Person(Role.Evaluator).Id);
        (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Item/q1")).ShouldRedirectTo($"/Evaluation/Instruments/{id}");
        (await evaluator.GetAsync($"/Evaluation/Instruments/{id}")).Document.QuerySelectorAll("#publish, #drop").ShouldBeEmpty();
    }

    [Fact]
    public async Task Item_ThatAsksForATrait_IsRefusedAndWhatWasTypedStays()
    {
        var (evaluator, id) = (await House.SignInAsync(Role.Evaluator), await DraftAsync());

        var refused = await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Item")).Form("#item").Set("Input.En", "How old are you?").SubmitAsync("Save");

        refused.ShouldHaveError("", "nobody is asked here about themselves as a member of a group");
        refused.Form("#item").Value("Input.En").ShouldBe("How old are you?");
        InstrumentText.Read((await RowAsync(id))!.Text).Items.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("Input.En", "", "Write the question.")]
    [InlineData("Input.Key", "Good One", "Begin with a lower case letter; then lower case letters, digits and - only, at most 40 in all.")]
    [InlineData("Input.Key", "good", "Another question has this name. Choose another.")]
    public async Task Item_ThatIsNotWhole_SaysWhereAndWhy(string field, string value, string sentence)
    {
        var (evaluator, id) = (await House.SignInAsync(Role.Evaluator), await DraftAsync());

        (await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Item")).Form("#item").Set("Input.En", "A question.").Set(field, value).SubmitAsync("Save")).ShouldHaveError(field, sentence);
    }

    [Fact]
    public async Task Item_Renamed_IsFollowedByScalesAndLogic()
    {
        var (evaluator, id) = (await House.SignInAsync(Role.Evaluator), await DraftAsync());

        await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Item/met")).Form("#item").Set("Input.Key", "seen").SubmitAsync();
        await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Item/good")).Form("#item").Set("Input.Key", "fine").SubmitAsync();

        var now = InstrumentText.Read((await RowAsync(id))!.Text);
        now.Items[3].When!.Item.ShouldBe("seen");
        now.Scales[0].Items.ShouldBe(["fine", "bad"]);
    }

    [Fact]
    public async Task MoveAndRemove_ChangeTheOrderAndSetRightWhatHungOnIt()
    {
        var (evaluator, id) = (await House.SignInAsync(Role.Evaluator), await DraftAsync());

        await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}")).Form("#down-good").SubmitAsync();
        InstrumentText.Read((await RowAsync(id))!.Text).Items.Select(i => i.Key).Take(2).ShouldBe(["bad", "good"]);
        await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}")).Form("#down-met").SubmitAsync();
        var page = await evaluator.GetAsync($"/Evaluation/Instruments/{id}");
        page.ShouldSay("which does not come before it. Move one of them.");
        page.Element("#publish button").HasAttribute("disabled").ShouldBeTrue();
        await page.Form("#remove-met").SubmitAsync();

        var now = InstrumentText.Read((await RowAsync(id))!.Text);
        now.Items.Select(i => i.Key).ShouldBe(["bad", "good", "often", "words"]);
        now.Items[2].When.ShouldBeNull();
    }

    [Fact]
    public async Task Publish_NotWhole_IsRefusedEvenIfTheButtonIsPressed()
    {
        var id = await DraftAsync(AnInstrument.Small() with { Items = [] });
        var evaluator = await House.SignInAsync(Role.Evaluator);

        (await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}")).Form("#publish").SubmitAsync()).ShouldHaveError("", "It is not whole yet");
        (await RowAsync(id))!.PublishedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Item_ChangedBySomebodyElseMeanwhile_KeepsWhatWasTypedAndCanBePutOnTop()
    {
        var (evaluator, id) = (await House.SignInAsync(Role.Evaluator), await DraftAsync());
        var mine = (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Item/good")).Form("#item").Set("Input.En", "Mine.");
        await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Item/bad")).Form("#item").Set("Input.En", "Theirs.").SubmitAsync();

        var refused = await mine.SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldHaveError("", "Somebody changed this questionnaire meanwhile.");
        refused.Form("#item").Value("Input.En").ShouldBe("Mine.");
        (await refused.Form("#item").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Instruments/{id}");
        InstrumentText.Read((await RowAsync(id))!.Text).Items.Take(2).Select(i => i.Words.En).ShouldBe(["Mine.", "Theirs."]);
    }

    [Fact]
    public async Task Item_PublishedMeanwhile_KeepsWhatWasTypedAndTheTextStays()
    {
        var (evaluator, id) = (await House.SignInAsync(Role.Evaluator), await DraftAsync());
        var mine = (await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Item/good")).Form("#item").Set("Input.En", "Too late.");
        await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}")).Form("#publish").SubmitAsync();
        var before = (await RowAsync(id))!.Text;

        var refused = await mine.SubmitAsync();

        refused.ShouldHaveError("", "Somebody published it meanwhile");
        refused.Form("#item").Value("Input.En").ShouldBe("Too late.");
        (await refused.Form("#item").SubmitAsync()).ShouldBe(HttpStatusCode.Conflict);
        (await RowAsync(id))!.Text.ShouldBe(before);
    }

    [Fact]
    public async Task Next_OfAPublishedOne_IsADraftAndTheOldStays()
    {
        var (evaluator, id) = (await House.SignInAsync(Role.Evaluator), await DraftAsync());
        await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}")).Form("#publish").SubmitAsync();

        var next = await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}")).Form("#next").SubmitAsync();
        var second = Guid.Parse(next.Location!.Split('/')[^1]);
        await (await evaluator.GetAsync($"/Evaluation/Instruments/{second}/Item/good")).Form("#item").Set("Input.En", "Otherwise.").SubmitAsync();
        await (await evaluator.GetAsync($"/Evaluation/Instruments/{second}")).Form("#publish").SubmitAsync();
        await (await evaluator.GetAsync($"/Evaluation/Instruments/{id}")).Form("#retire").SubmitAsync();

        var (old, now) = ((await RowAsync(id))!, (await RowAsync(second))!);
        (old.Number, now.Number, old.Key == now.Key).ShouldBe((1, 2, true));
        InstrumentText.Read(old.Text).Items[0].Words.En.ShouldBe("Talking was good.");
        old.RetiredAt.ShouldNotBeNull();
        now.RetiredAt.ShouldBeNull();
    }

    [Fact]
    public async Task File_TakenAlongAndBroughtIn_IsTheSameQuestionnaireAsADraft()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var file = await evaluator.GetAsync($"/Evaluation/Instruments/File/{ReadyMade.Community}");
        file.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe("community-trust.json");

        var brought = await (await evaluator.GetAsync("/Evaluation/Instruments/BringIn")).Form("#bring").Attach("Upload", "theirs.json", Encoding.UTF8.GetBytes(file.Body)).SubmitAsync();

        var row = (await RowAsync(Guid.Parse(brought.Location!.Split('/')[^1])))!;
        row.PublishedAt.ShouldBeNull();
        row.Key.ShouldNotBe(ReadyMade.Community);
        InstrumentText.Write(InstrumentText.Read(row.Text) with { Key = ReadyMade.Community }).ShouldBe(InstrumentText.Write(ReadyMade.Find(ReadyMade.Community)!));
        (await House.EventsAsync(InstrumentEvents.InstrumentExported)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("no json at all")]
    [InlineData("{}")]
    public async Task BringIn_SomethingElse_SaysSoAndKeepsNothing(string content)
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var before = await House.AskAsync(db => db.Set<InstrumentVersion>().CountAsync());

        (await (await evaluator.GetAsync("/Evaluation/Instruments/BringIn")).Form("#bring").Attach("Upload", "x.json", Encoding.UTF8.GetBytes(content)).SubmitAsync()).ShouldHaveError("Upload", "The file is no instrument as this program writes it");

        (await House.AskAsync(db => db.Set<InstrumentVersion>().CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task Copy_OfAReadyMadeOne_IsOurOwnDraftThatSaysWhereItComesFrom()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);

        var copied = await (await evaluator.GetAsync($"/Evaluation/Instruments/Ready/{ReadyMade.Officers}")).Form("#copy").SubmitAsync();

        var row = (await RowAsync(Guid.Parse(copied.Location!.Split('/')[^1])))!;
        row.IsOurOwn.ShouldBeTrue();
        InstrumentText.Read(row.Text).Source.ShouldContain("Taken from “Building relationships, as officers see it” and changed by");
        InstrumentCheck.Of(InstrumentText.Read(row.Text)).ShouldBeEmpty();
    }

    private static async Task ItemAsync(Browser evaluator, Guid id, Func<Form, Form> fill) =>
        (await fill((await evaluator.GetAsync($"/Evaluation/Instruments/{id}/Item")).Form("#item")).SubmitAsync("Save")).ShouldRedirectTo($"/Evaluation/Instruments/{id}");

    private Task<InstrumentVersion?> RowAsync(Guid id) => House.AskAsync(db => db.Set<InstrumentVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id));

    private async Task<Guid> DraftAsync(Instrument? instrument = null)
    {
        var (id, now) = (Guid.CreateVersion7(), House.Act().Now);
        var key = $"k{id:n}"[..30];
        await House.AddAsync(new InstrumentVersion { AgencyId = 1, Id = id, Key = key, Number = 1, Title = "Small one", Audience = InstrumentAudience.Community, Text = InstrumentText.Write((instrument ?? AnInstrument.Small()) with { Key = key }), IsOurOwn = true, ById = House.Person(Role.Evaluator).Id, At = now });
        return id;
    }
}

public sealed class InstrumentPagesTestsOnSqlite(SqliteHouse house) : InstrumentPagesTests(house), IClassFixture<SqliteHouse>;

public sealed class InstrumentPagesTestsOnPostgres(PostgresHouse house) : InstrumentPagesTests(house), IClassFixture<PostgresHouse>;
