using Alliance.Coaching.Coding;
using Alliance.Coaching.Summary;
using static Alliance.Coaching.Tests.Summary.Coded;

namespace Alliance.Coaching.Tests.Summary;

public class FeedbackTests
{
    private const string TwentyFiveWords = "one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five";

    private static Suggestion? ToTry(params CodedTurn[] turns) => Feedback.Of(turns).ToTry?.Kind;

    private static Strength? WentWell(params CodedTurn[] turns) => Feedback.Of(turns).WentWell?.Kind;

    [Fact]
    public void Of_QuotesTheOfficerAndBuildsOnThePartnersWords()
    {
        var feedback = Feedback.Of([
            Partner("Nobody came when I called last night."), Says("You should have called again.", Hint.Persuading), Partner("I'm tired of it."), Reflects("You're worn out by calling.", ReflectionKind.Complex),
        ]);

        feedback.WentWell.ShouldBe(new FoundStrength(Strength.ComplexReflection, 3, "You're worn out by calling."));
        feedback.ToTry.ShouldBe(new FoundSuggestion(Suggestion.InsteadOfPersuading, 1, "You should have called again.",
            "It sounds like nobody came when you called last night. Would it be all right if I told you what has worked for others? You decide what fits."));
    }

    [Fact]
    public void Of_ConfrontingComesBeforeAnythingElse() =>
        Feedback.Of([Says("You should go.", Hint.Persuading), Partner("No."), Says("Calm down.", Hint.Confronting)]).ToTry!.Kind.ShouldBe(Suggestion.InsteadOfConfronting);

    [Fact]
    public void Of_WhatTheScenarioOffers_IsShownInsteadOfAPattern() =>
        Feedback.Of([Says("Calm down.", Hint.Confronting)], place => place == 0 ? "I can see you're upset." : null).ToTry!.Better.ShouldBe("I can see you're upset.");

    [Fact]
    public void Of_OneClosedQuestionAfterAnOpenOne_IsNoMatter() =>
        Feedback.Of([Asks("What happened?", QuestionKind.Open), Partner("A window."), Asks("Which one?", QuestionKind.Closed)]).ToTry.ShouldBeNull();

    [Fact]
    public void Of_NothingSaid_IsEmpty() => Feedback.Of([]).ShouldBe(new Feedback(null, null));

    [Fact]
    public void Of_OfAShippedCoding_FindsAStrength() => Feedback.Of(BehaviorCoder.Shipped.Code(Coding.Talks.Ordinary)).WentWell.ShouldNotBeNull();

    [Theory]
    [InlineData(Hint.ExitRamp, Strength.ExitRamp)]
    [InlineData(Hint.Affirming, Strength.Affirming)]
    [InlineData(Hint.EmphasizingAutonomy, Strength.EmphasizingAutonomy)]
    [InlineData(Hint.AskingPermission, Strength.AskingPermission)]
    [InlineData(Hint.SeekingCollaboration, Strength.SeekingCollaboration)]
    [InlineData(Hint.PersuadingWithPermission, null)]
    [InlineData(Hint.Persuading, null)]
    [InlineData(Hint.Confronting, null)]
    public void WentWell_WhatARuleNoticed_IsAStrengthWhereItIsOne(Hint hint, Strength? strength) => WentWell(Says("As it was said.", hint)).ShouldBe(strength);

    [Fact]
    public void WentWell_InTheSameBreathAsAContest_IsNothing()
    {
        WentWell(Says("Thank you, now calm down.", Hint.Affirming, Hint.Confronting)).ShouldBeNull();
        WentWell(Says("Thank you, you should go.", Hint.Affirming, Hint.Persuading)).ShouldBeNull();
        WentWell(Says("Thank you.", Hint.Affirming), Says("Calm down.", Hint.Confronting)).ShouldBe(Strength.Affirming);
    }

    [Fact]
    public void WentWell_OfWhatThePartnerSaid_IsNothing() =>
        WentWell(Partner("Why?") with { Hints = [new FoundHint(Hint.Affirming, "Why?")] }).ShouldBeNull();

    [Fact]
    public void WentWell_OfSeveral_IsTheRarestKindThenTheSurestThenTheFirst()
    {
        WentWell(Asks("What is it?", QuestionKind.Open), Reflects("You called.", ReflectionKind.Simple), Reflects("You are alone.", ReflectionKind.Complex)).ShouldBe(Strength.ComplexReflection);
        Feedback.Of([Reflects("Surely?", ReflectionKind.Complex, probability: 0.6), Reflects("Surely.", ReflectionKind.Complex, probability: 0.8)]).WentWell!.Turn.ShouldBe(1);
        Feedback.Of([Reflects("First.", ReflectionKind.Complex), Partner("Yes."), Reflects("Third.", ReflectionKind.Complex)]).WentWell.ShouldBe(new FoundStrength(Strength.ComplexReflection, 0, "First."));
        Feedback.Of([Asks("What?", QuestionKind.Open, probability: 0.6), Asks("How?", QuestionKind.Open, probability: 0.8)]).WentWell!.Turn.ShouldBe(1);
    }

    [Fact]
    public void WentWell_WhatIsNotSure_IsNothing()
    {
        WentWell(Reflects("You called.", ReflectionKind.Simple, sure: false)).ShouldBeNull();
        WentWell(Reflects("You called.", ReflectionKind.Simple, kindSure: false)).ShouldBeNull();
        WentWell(Asks("What is it?", QuestionKind.Open, sure: false)).ShouldBeNull();
        WentWell(Asks("What is it?", QuestionKind.Open, kindSure: false)).ShouldBeNull();
        WentWell(Asks("Is it?", QuestionKind.Closed)).ShouldBeNull();
        WentWell(Reflects("You called.", ReflectionKind.Simple)).ShouldBe(Strength.SimpleReflection);
    }

    [Fact]
    public void WentWell_AReflectionInsideAQuestion_IsNotTheTurnsOwn() =>
        WentWell(Asks("You called, did you?", QuestionKind.Closed) with { Reflection = new(ReflectionKind.Complex, 0.9, true, []) }).ShouldBeNull();

    [Fact]
    public void ToTry_ClosedQuestions_FromTheSecondOn()
    {
        var (first, answer, second) = (Asks("Did you call?", QuestionKind.Closed), Partner("No."), Asks("Did he?", QuestionKind.Closed));

        Feedback.Of([first, answer, second]).ToTry!.Turn.ShouldBe(2);
        ToTry(first).ShouldBeNull();
        ToTry(answer, second).ShouldBe(Suggestion.InsteadOfClosedQuestion);
        ToTry(first, answer, second with { Question = new(QuestionKind.Closed, 0.5, false, []) }).ShouldBeNull();
        ToTry(first, answer, second with { Behavior = new(Behavior.Question, 0.4, false, []) }).ShouldBeNull();
        ToTry(first, answer, second with { Behavior = new(Behavior.Other, 0.9, true, []) }).ShouldBeNull();
        ToTry(first, answer, Says("I see."), answer, second).ShouldBe(Suggestion.InsteadOfClosedQuestion);
        ToTry(Asks("How?", QuestionKind.Open), answer, first with { Behavior = new(Behavior.Question, 0.4, false, []) }, answer, second).ShouldBeNull();
    }

    [Fact]
    public void ToTry_LongInformation_GivesBackFirstWhatWasHeard()
    {
        ToTry(Partner("Sure."), Informs(TwentyFiveWords + " six")).ShouldBe(Suggestion.InsteadOfInformation);
        ToTry(Partner("Sure."), Informs(TwentyFiveWords)).ShouldBeNull();
        ToTry(Informs(TwentyFiveWords + " six")).ShouldBeNull();
        ToTry(Partner("Sure."), Informs(TwentyFiveWords + " six", sure: false)).ShouldBeNull();
        ToTry(Partner("Sure."), Informs(TwentyFiveWords + " six") with { Reflection = new(ReflectionKind.Simple, 0.9, true, []) }).ShouldBeNull();
        ToTry(Partner("Sure."), Says(TwentyFiveWords + " six")).ShouldBeNull();
    }

    [Fact]
    public void ToTry_Repeating_GoesALittleFurther()
    {
        ToTry(Partner("I called."), Reflects("You called.", ReflectionKind.Simple)).ShouldBe(Suggestion.InsteadOfRepeating);
        ToTry(Reflects("You called.", ReflectionKind.Simple)).ShouldBeNull();
        ToTry(Partner("I called."), Reflects("You called.", ReflectionKind.Complex)).ShouldBeNull();
        ToTry(Partner("I called."), Reflects("You called.", ReflectionKind.Simple, sure: false)).ShouldBeNull();
        ToTry(Partner("I called."), Reflects("You called.", ReflectionKind.Simple, kindSure: false)).ShouldBeNull();
        ToTry(Partner("I called."), Asks("You called?", QuestionKind.Open) with { Reflection = new(ReflectionKind.Simple, 0.9, true, []) }).ShouldBeNull();
    }

    [Fact]
    public void ToTry_OfWhatThePartnerSaid_IsNothing() =>
        ToTry(Partner("Calm down.") with { Hints = [new FoundHint(Hint.Confronting, "Calm down.")] }).ShouldBeNull();

    [Fact]
    public void ToTry_OfTwoAlike_IsTheFirst() =>
        Feedback.Of([Says("Go.", Hint.Confronting), Partner("No."), Says("Now.", Hint.Confronting)]).ToTry!.Turn.ShouldBe(0);

    [Fact]
    public void ToTry_BuildsOnTheLastThingThePartnerSaidThatCouldBeRead()
    {
        var heard = Partner("Nobody came when I called last night.");
        string Better(params CodedTurn[] turns) => Feedback.Of(turns).ToTry!.Better;

        Better(heard, NotCoded(Speaker.Partner, "I called you four times last month."), Says("Go.", Hint.Confronting)).ShouldStartWith("It sounds like nobody came when you called last night.");
        Better(heard, Partner("We are tired of it all."), Says("Go.", Hint.Confronting)).ShouldStartWith("It sounds like you are tired of it all.");
        Better(heard, Says("I heard you call last night.", Hint.Affirming), Says("Go.", Hint.Confronting)).ShouldStartWith("It sounds like nobody came");
        Better(Says("Go.", Hint.Confronting), heard).ShouldBe("I can see this matters to you. Let's slow down for a moment. What would you like me to understand?");
    }

    [Fact]
    public void BetterSaid_EachKind_HasASentenceOfItsOwnWithAndWithoutAnEcho()
    {
        string?[] said = [null, "Nobody came when I called last night."];
        var sentences = said.SelectMany(words => Enum.GetValues<Suggestion>().Select(kind => BetterSaid.Instead(kind, words))).ToList();

        sentences.Distinct().Count().ShouldBe(10);
        sentences.ShouldAllBe(s => s.EndsWith('.') || s.EndsWith('?'));
        sentences.Count(s => s.Contains("you called last night", StringComparison.Ordinal)).ShouldBe(5);
    }
}
