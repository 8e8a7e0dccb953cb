using Alliance.Coaching.Coding;
using Alliance.Coaching.Summary;
using static Alliance.Coaching.Tests.Summary.Coded;

namespace Alliance.Coaching.Tests.Summary;

public class SessionTests
{
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
    public void Of_WhatCannotBeCoded_StandsApart()
    {
        var summary = SessionSummary.Of([NotCoded(Speaker.Officer, "Guten Tag"), NotCoded(Speaker.Partner, "Bonjour"), Says("Hello."), Partner("Hello.", sure: false)]);

        (summary.NotCoded, summary.NotSure).ShouldBe((2, 0));
        (summary.TalkShare.Count, summary.TalkShare.Of).ShouldBe((3, 5));
    }

    [Fact]
    public void Of_OnlySigns_AreNoWords() => SessionSummary.Of([Says("Yes, I - I … do!"), Partner("? !")]).TalkShare.Of.ShouldBe(4);

    [Fact]
    public void Of_Hints_AreCountedByKind() =>
        SessionSummary.Of([Says("Thank you for calling.", Hint.Affirming, Hint.ExitRamp), Partner("Sure."), Says("It is up to you.", Hint.Affirming)]).Hints.ShouldBe(new Dictionary<Hint, int> { [Hint.Affirming] = 2, [Hint.ExitRamp] = 1 }, ignoreOrder: true);
}
