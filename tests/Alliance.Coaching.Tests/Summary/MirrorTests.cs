using Alliance.Coaching.Summary;

namespace Alliance.Coaching.Tests.Summary;

public class MirrorTests
{
    [Theory]
    [InlineData("I called you four times last month.", "you called us four times last month")]
    [InlineData("Well, I'm scared of closing up alone at night.", "you're scared of closing up alone at night")]
    [InlineData("Yeah, but I was here first and you never listen.", "you were here first and we never listen")]
    [InlineData("My nephew thinks I should stop calling.", "your nephew thinks you should stop calling")]
    [InlineData("Nobody came when I called last night.", "nobody came when you called last night")]
    [InlineData("What do you want? I just want to run my shop.", "you just want to run your shop")]
    [InlineData("I don't know. They took everything from me.", "they took everything from you")]
    [InlineData("I am sure you heard me, did you not", "you are sure we heard you, did we not")]
    [InlineData("I was there and it was late.", "you were there and it was late")]
    [InlineData("I wasn't there when it began.", "you weren't there when it began")]
    [InlineData("We’ve had it with your promises.", "you've had it with our promises")]
    [InlineData("It's all on me, you see.", "it's all on you, we see")]
    [InlineData("Our shop is closing.", "your shop is closing")]
    [InlineData("We lost our window twice", "you lost your window twice")]
    [InlineData("I one two three four five six seven eight nine ten one two three four five", "you one two three four five six seven eight nine ten one two three four five")]
    public void Of_WhatAPartnerSaid_IsGivenBackAsAnOfficerWouldSayIt(string said, string expected) => Mirror.Of(said).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("Sure.")]
    [InlineData("What do you want from me now?")]
    [InlineData("I um I was -- I don't-")]
    [InlineData("I told him \"get out\" and he left the store.")]
    [InlineData("I came back.")]
    [InlineData("I one two three four five six seven eight nine ten one two three four five six")]
    [InlineData("I am so damn tired of this.")]
    [InlineData("Iron bars are on every window.")]
    [InlineData("The van was parked across the street for hours.")]
    public void Of_WhatCannotBeGivenBackWhole_IsNothing(string said) => Mirror.Of(said).ShouldBeNull();
}
