using Alliance.Evaluation.Instruments;

namespace Alliance.Tests.Evaluation.Instruments;

public sealed class InstrumentCheckTests
{
    private static IEnumerable<string> Refused(Instrument instrument) => InstrumentCheck.Of(instrument).Where(p => !p.IsWarning).Select(p => p.ToString());

    private static IEnumerable<string> Warned(Instrument instrument) => InstrumentCheck.Of(instrument).Where(p => p.IsWarning).Select(p => p.ToString());

    [Fact]
    public void Of_WholeInstrument_FindsNothing() => InstrumentCheck.Of(AnInstrument.Small()).ShouldBeEmpty();

    [Fact]
    public void Of_ScaleWithUnknownItem_NamesBoth() =>
        Refused(AnInstrument.Small() with { Scales = [new() { Key = "whole", Title = new("Whole", "Todo"), Items = ["good", "gone"], Least = 1 }] })
            .ShouldContain("The scale “whole” names the question “gone”, and there is no such question.");

    [Fact]
    public void Of_ScaleWithChoice_SaysThatOnlyRatingsScore() =>
        Refused(AnInstrument.Small() with { Scales = [new() { Key = "whole", Title = new("Whole", "Todo"), Items = ["good", "met"], Least = 1 }] })
            .ShouldBe(["The scale “whole” holds the question “met”, which is no rating. Only ratings can be scored."]);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Of_LeastOutsideTheScale_IsRefused(int least) =>
        Refused(AnInstrument.Small() with { Scales = [AnInstrument.Small().Scales[0] with { Least = least }] }).ShouldBe(["The scale “whole” must ask for at least 1 and at most 2 answers."]);

    [Fact]
    public void Of_AnswersOfDifferentNumberInOneScale_IsRefused() =>
        Refused(AnInstrument.With(i => i.Key == "bad" ? i with { Answers = [new("No", "No"), new("Yes", "Sí")] } : i)).ShouldBe(["The questions of the scale “whole” have different numbers of answers, so they cannot be added up."]);

    [Fact]
    public void Of_ReversedThatIsNoRating_IsRefused() =>
        Refused(AnInstrument.With(i => i.Key == "met" ? i with { IsReversed = true } : i)).ShouldBe(["Question “met” is counted in reverse but is no rating. Only ratings have another end to count from."]);

    [Theory]
    [InlineData("gone", "Question “often” is asked after an answer to “gone”, and there is no such question.")]
    [InlineData("words", "Question “often” is asked after an answer to “words”, which does not come before it. Move one of them.")]
    [InlineData("often", "Question “often” is asked after an answer to “often”, which does not come before it. Move one of them.")]
    public void Of_LogicThatRefersForwardOrToNothing_IsRefused(string refersTo, string sentence) =>
        Refused(AnInstrument.With(i => i.Key == "often" ? i with { When = new(refersTo, [1]) } : i)).ShouldBe([sentence]);

    [Fact]
    public void Of_LogicWithAnAnswerThatIsNotThere_IsRefused() =>
        Refused(AnInstrument.With(i => i.Key == "often" ? i with { When = new("met", [3]) } : i)).ShouldBe(["Question “often” is asked after an answer to “met” that it does not have; it has 2."]);

    [Fact]
    public void Of_TwoItemsWithOneKey_IsRefused() =>
        Refused(AnInstrument.Small() with { Items = [.. AnInstrument.Small().Items, AnInstrument.Rating("good")] }).ShouldBe(["Two questions have the key “good”. Give one of them another."]);

    [Fact]
    public void Of_MissingSpanish_IsWarnedOnly()
    {
        var half = AnInstrument.With(i => i.Key == "often" ? i with { Words = new("How often?", null) } : i);

        Refused(half).ShouldBeEmpty();
        Warned(half).ShouldBe(["The Spanish of question 4 (“often”) is missing; whoever answers in Spanish reads it in English."]);
    }

    [Theory]
    [InlineData("What is your race?")]
    [InlineData("How old are you?")]
    [InlineData("What is your gender?")]
    [InlineData("Which church do you attend?")]
    [InlineData("Are you a citizen?")]
    [InlineData("What is your immigration status?")]
    [InlineData("What is your annual household income?")]
    [InlineData("In what year were you born?")]
    [InlineData("Do you identify as Hispanic or Latino?")]
    [InlineData("¿Cuántos años tiene usted?")]
    [InlineData("¿Cuál es su género?")]
    [InlineData("¿Cuál es su país de origen?")]
    public void Of_QuestionThatAsksForATrait_IsRefused(string words) =>
        Refused(AnInstrument.With(i => i.Key == "often" ? i with { Words = new("How often?", words) } : i)).ShouldContain(s => s.Contains("nobody is asked here about themselves as a member of a group"));

    [Fact]
    public void Of_AnswersThatAreTraits_AreRefused() =>
        Refused(AnInstrument.With(i => i.Key == "met" ? i with { Answers = [new("Male", "Hombre"), new("Female", "Mujer"), new("Non-binary", "No binario")] } : i)).ShouldContain(s => s.Contains("member of a group"));

    [Theory]
    [InlineData("The police here treat everybody alike, whoever they are.")]
    [InlineData("The average time until somebody came was fine.")]
    [InlineData("I know how to reach the officer of my neighborhood.")]
    public void Of_QuestionAboutWhatWasDone_IsNotRefused(string words) =>
        Refused(AnInstrument.With(i => i.Key == "often" ? i with { Words = new(words, null) } : i)).ShouldBeEmpty();
}
