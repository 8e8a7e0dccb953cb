using System.Runtime.InteropServices;
using Alliance.Coaching.Coding;
using Alliance.Coaching.Encoders;
using Alliance.Tests.Training.Coach;

namespace Alliance.Coaching.Tests.Encoders;

public sealed class SentenceEncoderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-encoder-").FullName;

    private static readonly string[] Inputs = ["input_ids", "attention_mask", "token_type_ids"];

    private static Dictionary<string, float[]> Words => new() { ["[CLS]"] = [1, 0], ["[SEP]"] = [3, 4], ["quiet"] = [2, 5], ["##ly"] = [0, 1] };

    [Theory]
    [InlineData("", 2, 2)]
    [InlineData("Quiet", 2, 3)]
    [InlineData("quietly", 1.5, 2.5)]
    [InlineData("QUIET quiet", 2, 3.5)]
    [InlineData("unheard", 4 / 3.0, 4 / 3.0)]
    public void Encode_Text_IsTheMeanOfItsTokens(string text, double first, double second)
    {
        using var encoder = SentenceEncoder.Open(new TinyEncoder { Words = Words }.WriteTo(folder));

        encoder.Dimensions.ShouldBe(2);
        encoder.Encode(text).ShouldBe([(float)first, (float)second], 1e-6);
    }

    [Theory]
    [InlineData(false, TinyEncoder.Int32, 1)]
    [InlineData(true, TinyEncoder.Int64, 1)]
    [InlineData(true, TinyEncoder.Int32, 3)]
    public void Encode_ModelsOfOtherMake_GiveTheSame(bool isPooled, int inputType, int inputs)
    {
        using var encoder = SentenceEncoder.Open(new TinyEncoder { Words = Words, IsPooled = isPooled, InputType = inputType, Inputs = [.. Inputs.Take(inputs)] }.WriteTo(folder));

        encoder.Encode("quietly").ShouldBe([1.5f, 2.5f], 1e-6);
    }

    [Fact]
    public void Encode_Mask_SaysThatEveryTokenIsThere()
    {
        // Looked up by the mask: everywhere the second row, that of the unknown word.
        using var encoder = SentenceEncoder.Open(new TinyEncoder { Words = new() { ["[UNK]"] = [7, 8] }, LooksUp = 1 }.WriteTo(folder));

        encoder.Encode("anything at all").ShouldBe([7, 8]);
    }

    [Fact]
    public void Encode_LongestTurn_IsCutToWhatTheModelReads()
    {
        using var encoder = SentenceEncoder.Open(new TinyEncoder { Words = Words }.WriteTo(folder));

        // The first token, 254 words, the last token.
        encoder.Encode(string.Concat(Enumerable.Repeat("quiet ", 2000))[..BehaviorCoder.LongestTurn]).ShouldBe([(1 + 254 * 2 + 3) / 256f, (254 * 5 + 4) / 256f], 1e-4);
        File.WriteAllText(Path.Combine(folder, "config.json"), """{"max_position_embeddings": 4}""");
        using var shorter = SentenceEncoder.Open(folder);
        shorter.Encode("quiet quiet quiet quiet").ShouldBe([2, 3.5f], 1e-6);
    }

    [Fact]
    public void Encode_CapitalLettersOfAModelThatKnowsThem_AreKept()
    {
        File.WriteAllText(Path.Combine(new TinyEncoder { Words = Words }.WriteTo(folder), "tokenizer_config.json"), """{"do_lower_case": false}""");
        using var encoder = SentenceEncoder.Open(folder);

        encoder.Encode("Quiet").ShouldBe([4 / 3f, 4 / 3f], 1e-6);
    }

    [Fact]
    public void Encode_ManyAtOnce_GivesTheSame()
    {
        using var encoder = SentenceEncoder.Open(new TinyEncoder { Words = Words }.WriteTo(folder));

        Parallel.For(0, 64, _ => encoder.Encode("quietly quiet").ShouldBe([1.6f, 3], 1e-6));
    }

    [Fact]
    public void Mark_TellsEncodersApart()
    {
        string Mark(Dictionary<string, float[]> words)
        {
            using var encoder = SentenceEncoder.Open(new TinyEncoder { Words = words }.WriteTo(folder));
            return encoder.Mark;
        }
        var mark = Mark(Words);

        mark.Length.ShouldBe(64);
        Mark(Words).ShouldBe(mark);
        Mark(new(Words) { ["quiet"] = [2, 6] }).ShouldNotBe(mark);
        Mark(Words.ToDictionary(w => w.Key == "quiet" ? "still" : w.Key, w => w.Value)).ShouldNotBe(mark);
    }

    [Fact]
    public void Open_NothingToOpen_IsASentence()
    {
        var tiny = new TinyEncoder { Words = Words };
        Refusal(Path.Combine(folder, "none")).ShouldContain("There is no folder");
        Refusal(folder).ShouldContain("holds no model.onnx");
        tiny.WriteTo(folder);
        Refusal(Path.Combine(folder, "model.onnx")).ShouldContain("is a file; name the folder");
        File.Delete(Path.Combine(folder, "vocab.txt"));
        Refusal(folder).ShouldContain("holds no vocab.txt");
    }

    [Theory]
    [InlineData("model.onnx", "This is no model.", "is no ONNX model that can be loaded")]
    [InlineData("model.onnx", "", "is no ONNX model that can be loaded")]
    [InlineData("vocab.txt", "quiet\nloud\n", "it lacks [UNK], [CLS], [SEP], [PAD]")]
    [InlineData("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nquiet\nquiet\n", "names a token twice")]
    [InlineData("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\nb\nc\nd\n", "cannot encode 1 tokens of the words in vocab.txt")]
    [InlineData("config.json", "{", "config.json is not JSON")]
    [InlineData("tokenizer_config.json", "[1,", "tokenizer_config.json is not JSON")]
    public void Open_DamagedFile_IsASentence(string file, string text, string sentence)
    {
        File.WriteAllText(Path.Combine(new TinyEncoder { Words = Words }.WriteTo(folder), file), text);

        Refusal(folder).ShouldContain(sentence);
    }

    [Fact]
    public void Open_WordsThatAreNotUtf8_IsASentence()
    {
        File.WriteAllBytes(Path.Combine(new TinyEncoder { Words = Words }.WriteTo(folder), "vocab.txt"), System.Text.Encoding.Latin1.GetBytes("[PAD]\n[UNK]\n[CLS]\n[SEP]\ncafé\n"));

        Refusal(folder).ShouldContain("vocab.txt is not saved as UTF-8");
    }

    /// <summary>Between the marks of beginning and end there would be no room.</summary>
    [Fact]
    public void Encode_ASettingThatLeavesNoRoomForAWord_IsSetAside()
    {
        File.WriteAllText(Path.Combine(new TinyEncoder { Words = Words }.WriteTo(folder), "config.json"), """{"max_position_embeddings": 2}""");
        using var encoder = SentenceEncoder.Open(folder);

        encoder.Encode("quiet").ShouldBe([2, 3], 1e-6);
    }

    [Fact]
    public void Open_ModelOfAnotherKind_IsASentence()
    {
        Refusal(new TinyEncoder { Words = Words, Inputs = ["tokens"] }.WriteTo(folder)).ShouldContain("takes tokens (Int64, 2 dimensions); a sentence encoder takes input_ids");
        Refusal(new TinyEncoder { Words = Words, Inputs = ["input_ids", "pixel_values"] }.WriteTo(folder)).ShouldContain("pixel_values");
        Refusal(new TinyEncoder { Words = Words, InputDimensions = 1 }.WriteTo(folder)).ShouldContain("1 dimensions");
        Refusal(new TinyEncoder { Words = Words, InputDimensions = 3 }.WriteTo(folder)).ShouldContain("3 dimensions");
        Refusal(new TinyEncoder { Words = Words, InputDimensions = 1, IsPooled = true }.WriteTo(folder)).ShouldContain("whole numbers by text and token");
        Refusal(new TinyEncoder { Words = new(Words) { ["[CLS]"] = [float.NaN, 0] } }.WriteTo(folder)).ShouldContain("is no number");
    }

    [Fact]
    public void Open_Runtime_IsToldToReportNothingToItsMakers()
    {
        using var encoder = SentenceEncoder.Open(new TinyEncoder { Words = Words }.WriteTo(folder));

        Environment.GetEnvironmentVariable("ORT_DISABLE_TELEMETRY").ShouldBe("1");
        if (!OperatingSystem.IsWindows()) Marshal.PtrToStringUTF8(NativeVariable("ORT_DISABLE_TELEMETRY\0"u8.ToArray())).ShouldBe("1");
    }

    private static string Refusal(string folder)
    {
        var message = Should.Throw<InvalidDataException>(() => SentenceEncoder.Open(folder)).Message;
        message.ShouldNotContain('\n');
        message.ShouldEndWith(".");
        return message;
    }

    [DllImport("libc", EntryPoint = "getenv"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr NativeVariable(byte[] name);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
