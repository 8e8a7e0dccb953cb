using Alliance.Evaluation.Instruments;

namespace Alliance.Tests.Evaluation.Instruments;

/// <summary>The instruments that come with the program are whole, in both languages, labelled, and ask nobody what they are.</summary>
public sealed class ReadyMadeTests
{
    public static TheoryData<string> Keys => [.. ReadyMade.Instruments.Select(i => i.Key)];

    [Fact]
    public void Instruments_AreThreeForThoseWhoAreAsked() =>
        ReadyMade.Instruments.Select(i => (i.Key, i.Audience)).ShouldBe([(ReadyMade.Officers, InstrumentAudience.Officer), (ReadyMade.AfterContact, InstrumentAudience.Partner), (ReadyMade.Community, InstrumentAudience.Community)]);

    [Theory]
    [MemberData(nameof(Keys))]
    public void Instrument_HasNothingWrongAndNothingMissing(string key) => InstrumentCheck.Of(ReadyMade.Find(key)!).Select(p => p.ToString()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Keys))]
    public void Instrument_SaysThatItIsUnvalidatedAndWhereItComesFrom(string key)
    {
        var instrument = ReadyMade.Find(key)!;

        instrument.IsUnvalidated.ShouldBeTrue();
        instrument.License.ShouldContain("MIT");
        instrument.Source.ShouldContain("no sentence of another questionnaire");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Instrument_HasRatingsInScalesSomeReversedAndOneForWords(string key)
    {
        var instrument = ReadyMade.Find(key)!;

        instrument.Items.Where(i => i.Kind == ItemKind.Rating).Select(i => i.Key).ShouldBe(instrument.Scales.SelectMany(s => s.Items), "each rating is in one scale");
        instrument.Items.ShouldContain(i => i.IsReversed);
        instrument.Items.Count(i => i.Kind == ItemKind.Words).ShouldBe(1);
        instrument.Items.ShouldAllBe(i => !i.IsRequired);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Text_ReadAgain_IsTheSameInstrument(string key)
    {
        var text = InstrumentText.Write(ReadyMade.Find(key)!);

        InstrumentText.Write(InstrumentText.Read(text)).ShouldBe(text);
        text.ShouldContain("ó", Case.Sensitive, "Spanish stays readable");
    }

    [Fact]
    public void Read_ListOfAnswersThatIsNotThere_SaysWhich() =>
        Should.Throw<FormatException>(() => InstrumentFile.Read("key: a\nitems:\n  - key: b\n    answers: agree\n")).Message.ShouldBe("The item “b” names a list of answers, “agree”, that is not there.");

    [Fact]
    public void Read_FieldThatIsNone_SaysSo() => Should.Throw<FormatException>(() => InstrumentFile.Read("key: a\nsecret: b\n")).Message.ShouldStartWith("The file cannot be read: ");
}
