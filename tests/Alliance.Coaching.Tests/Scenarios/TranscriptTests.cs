using Alliance.Coaching.Scenarios;

namespace Alliance.Coaching.Tests.Scenarios;

public sealed class TranscriptTests
{
    [Fact]
    public void Read_TakesTurnByTurn_WhateverTheLettersAndLineEnds()
    {
        Read("OFFICER: Good morning.\r\n\r\n  partner : You again.\nofficer:Me again.").ShouldBe([("Officer", "Good morning."), ("Partner", "You again."), ("Officer", "Me again.")]);
    }

    [Fact]
    public void Read_JoinsLinesAndTurnsOfOneSpeaker() =>
        Read("Officer: Good morning.\nHow was the night?\nOfficer: Long?\nPartner: Long.").ShouldBe([("Officer", "Good morning. How was the night? Long?"), ("Partner", "Long.")]);

    [Fact]
    public void Read_LeavesOutATurnInWhichNothingIsSaid() => Read("Officer:\nPartner: You again.\nOfficer: Me.").ShouldBe([("Partner", "You again."), ("Officer", "Me.")]);

    [Theory]
    [InlineData(null, "Paste")]
    [InlineData(" \n ", "Paste")]
    [InlineData("Good morning.\nPartner: You again.", "does not say who speaks")]
    [InlineData("Partner: You again.\nPartner: And again.", "No turn is the officer's")]
    [InlineData("Officer: Good morning.", "No turn is the partner's")]
    public void Read_WhatIsNoConversation_IsRefusedWithASentence(string? text, string says)
    {
        Transcript.Read(text, out var turns)!.ShouldContain(says);
        turns.ShouldBeEmpty();
    }

    [Fact]
    public void Read_TakesAnHourOfTalkAndNotALetterMore()
    {
        const string beginning = "Partner: Yes.\nOfficer: ";
        var longest = beginning + new string('a', Transcript.MaxLength - beginning.Length);

        Transcript.Read(longest, out _).ShouldBeNull();
        Transcript.Read(longest + "a", out _).ShouldBe("This is too long: at most 60,000 characters, which is about an hour of talk.");
    }

    private static IEnumerable<(string, string)> Read(string text)
    {
        Transcript.Read(text, out var turns).ShouldBeNull();
        return turns.Select(t => (t.Speaker.ToString(), t.Text));
    }
}
