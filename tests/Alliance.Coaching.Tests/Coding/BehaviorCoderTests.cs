using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Tests.Coding;

public class BehaviorCoderTests
{
    private static CodedTurn Officer(string text, string before = "They never come when I call.") =>
        BehaviorCoder.Shipped.Code([new(Speaker.Partner, before), new(Speaker.Officer, text)])[1];

    private static CodedTurn Partner(string text) => BehaviorCoder.Shipped.Code([.. Talks.Ordinary[..5], new(Speaker.Partner, text)])[^1];

    [Theory]
    [InlineData("What would you like to see happen on this corner?", Behavior.Question)]
    [InlineData("How many times did you call us last month?", Behavior.Question)]
    [InlineData("So you feel that nobody takes you seriously.", Behavior.Reflection)]
    [InlineData("It sounds like you're worried about losing your license.", Behavior.Reflection)]
    [InlineData("Mm-hmm.", Behavior.Other)]
    [InlineData("Okay.", Behavior.Other)]
    public void Code_PlainTurn_IsWhatAnyoneWouldCallIt(string text, Behavior expected) => Officer(text).Behavior!.Code.ShouldBe(expected);

    [Theory]
    [InlineData("What would you like to see happen on this corner?", QuestionKind.Open)]
    [InlineData("Tell me, how did that go?", QuestionKind.Open)]
    [InlineData("Did you call us last month?", QuestionKind.Closed)]
    [InlineData("Do you have a camera at the door?", QuestionKind.Closed)]
    public void Code_Question_HasAKind(string text, QuestionKind expected) => Officer(text).Question!.Code.ShouldBe(expected);

    [Fact]
    public void Code_Backchannel_HasNeitherQuestionNorReflection()
    {
        var coded = Officer("Mm-hmm.");

        coded.Question.ShouldBeNull();
        coded.Reflection.ShouldBeNull();
        coded.Talk.ShouldBeNull();
    }

    [Fact]
    public void Code_PartnersTurn_HasTalkAndNothingOfAnOfficer()
    {
        var coded = Partner("I want to stop, I really need to stop drinking.");

        coded.Talk!.Code.ShouldBe(Talk.Change);
        coded.Behavior.ShouldBeNull();
        coded.Question.ShouldBeNull();
    }

    [Fact]
    public void Code_Reflection_NamesTheWordsThatSpokeForIt()
    {
        var because = Officer("It sounds like you're worried about losing your license.").Behavior!.Because;

        because.ShouldNotBeEmpty();
        because.ShouldAllBe(word => "It sounds like you're worried about losing your license.".Contains(word));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("😀😀😀", "signs")]
    [InlineData("?!... --", "signs")]
    [InlineData("No quiero hablar con usted porque la policía nunca viene cuando llamo.", "English")]
    [InlineData("Ich möchte nicht mit Ihnen sprechen, weil die Polizei nie kommt.", "English")]
    [InlineData("Я не хочу с вами разговаривать.", "English")]
    [InlineData("我不想跟你说话", "English")]
    [InlineData("Anigu ma doonayo inaan la hadlo booliska sababtoo ah way iga cabsi geliyaan", "English")]
    public void Code_WhatItCannotCode_IsRefusedWithASentence(string text, string word)
    {
        var coded = Officer(text);

        coded.Refusal.ShouldNotBeNull().ShouldContain(word);
        coded.Behavior.ShouldBeNull();
        coded.Hints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Kia ora, Ricky, welcome back.")]
    [InlineData("Excellent, excellent. Thanks, Mike.")]
    [InlineData("No.")]
    [InlineData("Per se?")]
    [InlineData("Three thousand dollars in damage, four broken windows, two stolen bicycles.")]
    public void Code_ShortOrNameFilledEnglish_IsNotTakenForAnotherLanguage(string text) => Officer(text).Refusal.ShouldBeNull();

    [Fact]
    public void Code_HundredThousandCharacters_IsRefusedAndTheRestIsCoded()
    {
        var coded = BehaviorCoder.Shipped.Code([new(Speaker.Officer, new string('a', 100_000)), new(Speaker.Partner, "I want to."), new(Speaker.Officer, "What makes it hard?")]);

        coded[0].Refusal.ShouldNotBeNull().ShouldContain("100,000");
        coded[1].Talk.ShouldNotBeNull();
        coded[2].Behavior!.Code.ShouldBe(Behavior.Question);
    }

    [Fact]
    public void Code_LongestTurn_IsCoded() =>
        Officer(string.Concat(Enumerable.Repeat("and you said that it was ", 500))[..BehaviorCoder.LongestTurn]).Refusal.ShouldBeNull();

    [Fact]
    public void Code_NoTurns_AnswersNone() => BehaviorCoder.Shipped.Code([]).ShouldBeEmpty();

    [Fact]
    public void Code_EveryProbability_IsOneAndSaysWhetherItIsSure()
    {
        foreach (var coded in BehaviorCoder.Shipped.Code(Talks.Ordinary))
        {
            var (probability, sure) = coded.Behavior is { } behavior ? (behavior.Probability, behavior.IsSure) : (coded.Talk!.Probability, coded.Talk.IsSure);
            probability.ShouldBeInRange(0, 1);
            sure.ShouldBe(probability >= BehaviorCoder.SureFrom);
        }
    }

    [Fact]
    public void Code_LaterTurns_DoNotChangeEarlierCodes()
    {
        var whole = BehaviorCoder.Shipped.Code(Talks.Ordinary);

        for (var length = 1; length <= Talks.Ordinary.Length; length++)
        {
            Described(BehaviorCoder.Shipped.Code(Talks.Ordinary[..length])[^1]).ShouldBe(Described(whole[length - 1]));
        }
    }

    [Fact]
    public void Code_ManyAtOnce_GivesTheSameCodes()
    {
        var once = BehaviorCoder.Shipped.Code(Talks.Ordinary).Select(Described).ToArray();

        Parallel.For(0, 64, _ => BehaviorCoder.Shipped.Code(Talks.Ordinary).Select(Described).ShouldBe(once));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void Load_NoModel_SaysSo(int bytes) =>
        Should.Throw<InvalidDataException>(() => BehaviorCoder.Load(new MemoryStream(new byte[bytes]))).Message.ShouldContain("no model of the coach");

    private static string Described(CodedTurn turn) =>
        $"{turn.Behavior?.Code} {turn.Behavior?.Probability} {turn.Question?.Code} {turn.Reflection?.Code} {turn.Talk?.Code} {turn.Talk?.Probability} {string.Join(' ', turn.Behavior?.Because ?? turn.Talk?.Because ?? [])}";
}
