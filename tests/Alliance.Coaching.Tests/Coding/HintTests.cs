using Alliance.Coaching.Coding;
using Alliance.Coaching.Coding.Hints;

namespace Alliance.Coaching.Tests.Coding;

public class HintTests
{
    private static IReadOnlyList<FoundHint> Found(string officer, string partner = "They never come when I call.", string? earlier = null)
    {
        Turn[] turns = [new(Speaker.Officer, earlier ?? "Good morning."), new(Speaker.Partner, partner), new(Speaker.Officer, officer)];
        return HintFinder.In(turns, 2);
    }

    [Theory]
    [InlineData("It took courage to call us after what happened.", Hint.Affirming)]
    [InlineData("Thank you for telling me about your nephew.", Hint.Affirming)]
    [InlineData("You've kept this place safe for twenty years.", Hint.Affirming)]
    [InlineData("I appreciate that you waited for me.", Hint.Affirming)]
    [InlineData("That was thoughtful of you.", Hint.Affirming)]
    [InlineData("You're someone who looks out for the block.", Hint.Affirming)]
    [InlineData("What do you think would keep the corner quiet?", Hint.SeekingCollaboration)]
    [InlineData("How can we make closing time safer?", Hint.SeekingCollaboration)]
    [InlineData("How does that sound to you?", Hint.SeekingCollaboration)]
    [InlineData("I'd like us to figure this out together.", Hint.SeekingCollaboration)]
    [InlineData("It's up to you whether you file a report.", Hint.EmphasizingAutonomy)]
    [InlineData("You don’t have to answer that.", Hint.EmphasizingAutonomy)]
    [InlineData("That's entirely your decision.", Hint.EmphasizingAutonomy)]
    [InlineData("Whatever you decide, I'll come by on Friday.", Hint.EmphasizingAutonomy)]
    [InlineData("Would it be all right if I sat down?", Hint.AskingPermission)]
    [InlineData("May I share what other shops have done?", Hint.AskingPermission)]
    [InlineData("Do you mind if I come in?", Hint.AskingPermission)]
    [InlineData("Do you have a minute?", Hint.AskingPermission)]
    [InlineData("You should put in a camera.", Hint.Persuading)]
    [InlineData("Why don't you just call us next time?", Hint.Persuading)]
    [InlineData("If I were you, I'd lock the back door.", Hint.Persuading)]
    [InlineData("You need to come with me.", Hint.Persuading)]
    [InlineData("Calm down, sir.", Hint.Confronting)]
    [InlineData("You're being difficult.", Hint.Confronting)]
    [InlineData("Stop making excuses.", Hint.Confronting)]
    [InlineData("Do you want to go to jail?", Hint.Confronting)]
    [InlineData("That's your own fault.", Hint.Confronting)]
    [InlineData("Because I said so.", Hint.Confronting)]
    [InlineData("Let's slow down for a moment.", Hint.ExitRamp)]
    [InlineData("Take your time.", Hint.ExitRamp)]
    [InlineData("I'd be angry too.", Hint.ExitRamp)]
    [InlineData("I'm sorry that nobody came.", Hint.ExitRamp)]
    [InlineData("The reason I'm here is that a neighbor heard shouting.", Hint.ExitRamp)]
    [InlineData("We can talk here, or we can sit in the shade over there.", Hint.ExitRamp)]
    [InlineData("Nobody else needs to know about this.", Hint.ExitRamp)]
    [InlineData("I can come back tomorrow when it's quiet.", Hint.ExitRamp)]
    [InlineData("I can get my partner, if that's easier.", Hint.ExitRamp)]
    public void In_WhatPeopleSay_IsNoticed(string said, Hint expected) => Found(said).Select(h => h.Hint).ShouldContain(expected);

    [Theory]
    [InlineData("What time do you close?")]
    [InlineData("So you feel that nobody takes you seriously.")]
    [InlineData("You must be tired after a night like that.")]
    [InlineData("What do you need to know from me?")]
    [InlineData("How did you decide to open a shop here?")]
    [InlineData("Mm-hmm.")]
    [InlineData("You called four times.")]
    [InlineData("Did you have to close early?")]
    [InlineData("The report says it was a blue van.")]
    [InlineData("You shoulder a lot here.")]
    [InlineData("It wasn't your fault.")]
    [InlineData("")]
    public void In_OrdinaryTurns_NothingIsNoticed(string said) => Found(said).ShouldBeEmpty();

    [Theory]
    [InlineData("What should I do?", null)]
    [InlineData("Do you have any ideas? Some advice?", null)]
    [InlineData("Sure, go ahead.", "Would it be okay if I told you what worked for others?")]
    [InlineData("Yes.", "May I make a suggestion?")]
    public void In_AdviceThatWasWelcome_IsWithPermission(string partner, string? earlier) =>
        Found("You should put in a camera.", partner, earlier).Select(h => h.Hint).ShouldBe([Hint.PersuadingWithPermission]);

    [Theory]
    [InlineData("No, leave me alone.", "Would it be okay if I told you what worked for others?")]
    [InlineData("Yes, but I've heard it all from the last officer who came here and it helped nobody.", "May I make a suggestion?")]
    [InlineData("Sure.", "Is this your shop?")]
    public void In_AdviceThatWasNot_IsPersuading(string partner, string earlier) =>
        Found("You should put in a camera.", partner, earlier).Select(h => h.Hint).ShouldBe([Hint.Persuading]);

    [Fact]
    public void In_AdviceWithFreedomInTheSameBreath_IsWithPermission() =>
        Found("You should put in a camera, but it's up to you.").Select(h => h.Hint).ShouldContain(Hint.PersuadingWithPermission);

    [Fact]
    public void In_AdviceThatIsAskedFor_InTheSameBreath_IsWithPermission() =>
        Found("May I suggest that you come by on Friday?").Select(h => h.Hint).ShouldBe([Hint.AskingPermission, Hint.PersuadingWithPermission]);

    [Fact]
    public void In_WhatItNotices_QuotesTheWordsAsTyped() =>
        Found("Well, It’s UP to you.").Single().Words.ShouldBe("It’s UP to you");

    [Fact]
    public void Code_PartnersTurn_HasNoHints() =>
        BehaviorCoder.Shipped.Code([new(Speaker.Partner, "You should put in a camera. Calm down.")])[0].Hints.ShouldBeEmpty();

    [Fact]
    public void In_LongestTurn_IsQuick()
    {
        var said = string.Concat(Enumerable.Repeat("you can either go there or you can ", 400))[..BehaviorCoder.LongestTurn];

        Found(said).ShouldNotBeEmpty();
    }
}
