using Alliance.Evaluation.Instruments;

namespace Alliance.Tests.Evaluation.Instruments;

public sealed class InstrumentTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"key":"a"}""")]
    public void Read_NoInstrument_SaysSo(string text) => Should.Throw<FormatException>(() => InstrumentText.Read(text)).Message.ShouldStartWith("The file ");

    [Theory]
    [InlineData("\"items\":[", "\"items\":[null,")]
    [InlineData("\"items\":[\"good\"", "\"items\":[null,\"good\"")]
    [InlineData("\"kind\":\"rating\"", "\"kind\":7")]
    [InlineData("\"isUnvalidated\":true", "\"isUnvalidated\":true,\"other\":1")]
    public void Read_SomethingSpoilt_IsAFormatExceptionAndNoOther(string from, string to)
    {
        var text = InstrumentText.Write(AnInstrument.Small());
        text.ShouldContain(from);

        Should.Throw<FormatException>(() => InstrumentText.Read(text.Replace(from, to)));
    }
}
