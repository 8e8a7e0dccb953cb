using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Partnerships.Consents;
using Alliance.Platform.Layout;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Alliance.Tests.Portal;

/// <summary>Every sentence of the portal is there in Spanish.</summary>
public sealed partial class SpanishTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "Alliance");

    /// <summary>The portal's pages, and the letters that lead there.</summary>
    private static readonly string[] Folders = [Path.Combine(Source, "Portal"), Path.Combine(Source, "Partnerships", "Consents"), Path.Combine(Source, "Evaluation", "AnswerPages")];

    /// <summary>Parts of other rooms' pages that the portal shows too, and the rules of the forms it shares.</summary>
    private static readonly string[] Shared =
    [
        "Goals/_Plots.cshtml", "Goals/_Stages.cshtml", "Goals/_Step.cshtml", "Goals/_Steps.cshtml", "Goals/GoalTagHelpers.cs", "Goals/Stage.cshtml.cs", "Goals/Rulers.cshtml.cs", "Goals/End.cshtml.cs",
        "../Evaluation/Surveys/SurveyLetters.cs", "Handovers/HandoverLetters.cs",
        "../Problems/_Option.cshtml", "../Problems/_Later.cshtml", "../Problems/_Findings.cshtml", "../Problems/ProblemReader.cs",
        "../Platform/Accounts/_Doors.cshtml",
        "Checks/_Pair.cshtml", "Checks/_Questions.cshtml", "Checks/CheckInput.cs", "Checks/Repair.cshtml.cs",
    ];

    /// <summary>What goes wrong is said by the house itself, in whatever part of it somebody is.</summary>
    private static readonly string[] OfTheHouse = ["Problem.cshtml", "Status.cshtml", "_Typed.cshtml", "Binding.cs"];

    /// <summary>Said to the department's own people only.</summary>
    private static readonly string[] ToStaffOnly =
    [
        "You act as {0}, and this page belongs to another role or to other people. If you need it, ask your administrator or the person whose page it is.",
        "The screen is locked", "You were away for a while. Unlock it, and go on where you were.", "Unlock", "Act in another role",
    ];

    [Fact]
    public void Sentences_OfThePortal_AreAllTranslated() => Untranslated(Sentences()).ShouldBeEmpty();

    [Fact]
    public void Sentences_OfWhatGoesWrong_AreAllTranslated() => Untranslated(
    [
        .. OfTheHouse.SelectMany(file => Sentence().Matches(File.ReadAllText(Path.Combine(Source, "Platform", "Web", file)))).Select(m => m.Groups[1].Value).Except(ToStaffOnly),
        Alliance.Platform.Web.SaveFailureFilter.StaleSentence, Alliance.Platform.Web.SaveFailureFilter.LostSentence, Alliance.Portal.Invited.OurDevice.Sentence,
    ]).ShouldBeEmpty();

    [Fact]
    public void Sentences_AreFoundAndASentenceWithoutTranslationIsSeen()
    {
        Sentences().Count.ShouldBeGreaterThan(80);
        Untranslated(["A sentence nobody ever wrote."]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Lists_ShownInThePortal_AreAllTranslated() => Untranslated(
    [
        .. WordsOf<Alliance.Partnerships.Engagements.Channel>(), .. WordsOf<Alliance.Partnerships.Engagements.CorrectionKind>(), .. WordsOf<Alliance.Partnerships.Promises.PromiseState>(),
        .. WordsOf<Alliance.Platform.Accounts.Role>(), .. WordsOf<Alliance.Stewardship.Releases.Asker>(), .. WordsOf<Alliance.Stewardship.Releases.ReleaseGround>(), .. WordsOf<Alliance.Stewardship.Holds.HoldReason>(), Alliance.Stewardship.Releases.ShowModel.Purpose, .. Alliance.Partnerships.Partners.PartnerAccess.Purposes, Alliance.Partnerships.Partners.PartnerAccess.OwnPurpose, Alliance.Partnerships.Handovers.OfferModel.HandingOver,
        .. Alliance.Evaluation.ResearchConsents.ResearchWording.Of(isPartner: true).SelectMany(passage => passage.Sentences.Append(passage.Heading)), Alliance.Evaluation.SurveyEvents.ConsentPurpose,
        .. WordsOf<CalloutHelp>().Except(["None"]), .. WordsOf<CalloutTimes>().Except(["None"]), .. new[] { 1, 2 }.SelectMany(ConsentWording.Of).SelectMany(passage => passage.Sentences.Append(passage.Heading)),
        .. WordsOf<Alliance.Partnerships.Goals.StageOfChange>(), .. WordsOf<Alliance.Partnerships.Goals.GoalEndKind>(), .. WordsOf<Alliance.Partnerships.Checks.AllianceQuestion>(),
        .. Enum.GetValues<Alliance.Partnerships.Engagements.Needs>().Where(n => n != Alliance.Partnerships.Engagements.Needs.None).Select(n => House.Services.GetRequiredService<IStringLocalizer<Words>>().Of(n)),
        .. Enum.GetValues<Alliance.Partnerships.Goals.StageOfChange>().Select(Alliance.Partnerships.Goals.StageWords.Of).SelectMany(w => new[] { w.Term, w.Meaning }),
        Alliance.Partnerships.Checks.CheckWords.NotValidated, .. Alliance.Partnerships.Checks.CheckWords.ForThePartner,
        .. WordsOf<Alliance.Partnerships.Concerns.ConcernKind>(), .. WordsOf<Alliance.Partnerships.Concerns.ConcernState>(), .. WordsOf<Alliance.Partnerships.Concerns.ConcernStepKind>(),
        .. WordsOf<Alliance.Partnerships.Preferences.SpokenLanguage>(), .. WordsOf<Alliance.Partnerships.Preferences.MeetingPlace>(), .. WordsOf<Alliance.Partnerships.Preferences.Weekdays>(), .. WordsOf<Alliance.Partnerships.Offers.OfferKind>(),
        .. WordsOf<Alliance.Partnerships.Consents.ConsentWay>(), .. WordsOf<Alliance.Partnerships.Relationships.Phase>(), .. WordsOf<Alliance.Partnerships.Promises.PromiseAnswerKind>(), "At any time",
        .. WordsOf<Alliance.Problems.ProblemStage>(), .. WordsOf<Alliance.Problems.ProblemOutcome>(), .. WordsOf<Alliance.Problems.MemberRole>(), .. WordsOf<Alliance.Problems.FindingKind>(), .. WordsOf<Alliance.Problems.LaterAnswer>(), .. WordsOf<Alliance.Problems.Voice>(), Alliance.Problems.ProblemEvents.Purpose,
    ]).ShouldBeEmpty();

    [Fact]
    public async Task Pages_ForSomebodyWhoReadsSpanish_AreInSpanish()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = await House.ComeInAsync(contact);
        await browser.GetAsync("/portal/language?to=es&back=/portal");

        var page = await browser.GetAsync("/portal");

        page.ShouldSay("Lo que nos prometimos");
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("es");
        (await House.Stranger().GetAsync("/portal/sign-in", ("Accept-Language", "es-MX,es;q=0.9"))).ShouldSay("Su dirección de correo");
        (await House.Stranger().GetAsync("/sign-in", ("Accept-Language", "es-MX,es;q=0.9"))).ShouldSay("User name");
    }

    [Fact]
    public async Task Letter_AskedForInSpanish_IsInSpanish()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = House.Stranger();
        await browser.GetAsync("/portal/language?to=es");

        await browser.AskForLinkAsync(contact.Email!);

        (await House.LettersAsync(contact.Email!)).ShouldHaveSingleItem().Subject.ShouldBe("Su enlace");
    }

    private List<string> Untranslated(IEnumerable<string> sentences)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es");
        try
        {
            var words = House.Services.GetRequiredService<IStringLocalizer<Words>>();
            return [.. sentences.Where(s => words[s].ResourceNotFound)];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private IEnumerable<string> WordsOf<T>() where T : struct, Enum => Enum.GetValues<T>().Select(value => House.Services.GetRequiredService<IStringLocalizer<Words>>().Of(value));

    private static HashSet<string> Sentences()
    {
        var shared = Shared.Select(file => Path.Combine(Source, "Partnerships", file));
        var texts = Folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories)).Concat(shared).Select(File.ReadAllText).ToList();
        return [.. texts.SelectMany(text => Sentence().Matches(text)).Select(m => m.Groups[1].Value), .. texts.SelectMany(text => Counted().Matches(text)).SelectMany(m => new[] { m.Groups[1].Value, m.Groups[2].Value })];
    }

    [GeneratedRegex(@"(?:\bT\[|[wW]ords\[|WithMessage\()""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\.Count\([^""]*""([^""]*)"", ""([^""]*)""\)")]
    private static partial Regex Counted();
}
