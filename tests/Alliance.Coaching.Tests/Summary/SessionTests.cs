using Alliance.Coaching.Coding;
using Alliance.Coaching.Summary;

namespace Alliance.Coaching.Tests.Summary;

public class SessionTests
{
    private static CodedTurn Partner(string text, Talk talk = Talk.Neutral, bool sure = true) => new(new(Speaker.Partner, text), null, null, null, new(talk, 0.9, sure, []), []);

    private static CodedTurn Asks(string text, QuestionKind kind, bool sure = true) => new(new(Speaker.Officer, text), new(Behavior.Question, 0.9, sure, []), new(kind, 0.9, true, []), null, null, []);

    private static CodedTurn Reflects(string text, ReflectionKind kind, bool kindSure = true) => new(new(Speaker.Officer, text), new(Behavior.Reflection, 0.9, true, []), null, new(kind, 0.9, kindSure, []), null, []);

    private static CodedTurn Says(string text, params Hint[] hints) => new(new(Speaker.Officer, text), new(Behavior.Other, 0.9, true, []), null, null, null, [.. hints.Select(h => new FoundHint(h, text))]);

    [Fact]
    public void Of_ATalk_CountsWhatIsSure()
    {
        var summary = SessionSummary.Of([
            Asks("What happened?", QuestionKind.Open), Partner("I called four times."), Reflects("You feel alone with it.", ReflectionKind.Complex), Partner("Yes."),
            Asks("Did you call?", QuestionKind.Closed), Partner("No."), Reflects("You did not.", ReflectionKind.Simple), Reflects("Not at all.", ReflectionKind.Simple, kindSure: false), Asks("Hm?", QuestionKind.Open, sure: false),
        ]);

        (summary.Questions, summary.Reflections, summary.NotSure).ShouldBe((2, 3, 1));
        summary.ReflectionsToQuestions.Value.ShouldBe(1.5);
        (summary.ComplexReflections.Count, summary.ComplexReflections.Of).ShouldBe((1, 2));
        (summary.OpenQuestions.Count, summary.OpenQuestions.Of).ShouldBe((1, 2));
        (summary.TalkShare.Count, summary.TalkShare.Of).ShouldBe((17, 23));
    }

    [Fact]
    public void Of_TalkWithoutAChangeGoal_SaysNothingOfChange() => SessionSummary.Of([Partner("I want to stop.", Talk.Change)]).Talk.ShouldBeNull();

    [Fact]
    public void Of_TalkWithAnAgreedGoal_CountsWhatSpeaksForIt()
    {
        var summary = SessionSummary.Of([Partner("I want to stop.", Talk.Change), Partner("I can't.", Talk.Sustain, sure: false)], changeGoalAgreed: true);

        summary.Talk.ShouldNotBeNull()[Talk.Change].ShouldBe(1);
        summary.Talk[Talk.Sustain].ShouldBe(0);
        summary.NotSure.ShouldBe(1);
    }

    [Fact]
    public void Of_NothingSaid_IsNotComputable()
    {
        var summary = SessionSummary.Of([]);

        summary.ReflectionsToQuestions.Value.ShouldBeNull();
        summary.TalkShare.Value.ShouldBeNull();
    }

    [Fact]
    public void Feedback_QuotesTheOfficerAndBuildsOnThePartnersWords()
    {
        var feedback = Feedback.Of([
            Partner("Nobody came when I called last night."), Says("You should have called again.", Hint.Persuading), Partner("I'm tired of it."), Reflects("You're worn out by calling.", ReflectionKind.Complex),
        ]);

        feedback.WentWell.ShouldBe(new FoundStrength(Strength.ComplexReflection, 3, "You're worn out by calling."));
        feedback.ToTry.ShouldBe(new FoundSuggestion(Suggestion.InsteadOfPersuading, 1, "You should have called again.",
            "It sounds like nobody came when you called last night. Would it be all right if I told you what has worked for others? You decide what fits."));
    }

    [Fact]
    public void Feedback_ConfrontingComesBeforeAnythingElse() =>
        Feedback.Of([Says("You should go.", Hint.Persuading), Partner("No."), Says("Calm down.", Hint.Confronting)]).ToTry!.Kind.ShouldBe(Suggestion.InsteadOfConfronting);

    [Fact]
    public void Feedback_WhatTheScenarioOffers_IsShownInsteadOfAPattern() =>
        Feedback.Of([Says("Calm down.", Hint.Confronting)], place => place == 0 ? "I can see you're upset." : null).ToTry!.Better.ShouldBe("I can see you're upset.");

    [Fact]
    public void Feedback_OneClosedQuestionAfterAnOpenOne_IsNoMatter() =>
        Feedback.Of([Asks("What happened?", QuestionKind.Open), Partner("A window."), Asks("Which one?", QuestionKind.Closed)]).ToTry.ShouldBeNull();

    [Fact]
    public void Feedback_NothingSaid_IsEmpty() => Feedback.Of([]).ShouldBe(new Feedback(null, null));

    [Fact]
    public void Feedback_OfAShippedCoding_FindsAStrength() => Feedback.Of(BehaviorCoder.Shipped.Code(Coding.Talks.Ordinary)).WentWell.ShouldNotBeNull();
}
