using System.Text;

namespace Alliance.Tests.Training.Coach;

/// <summary>The commands as they are typed; standard output and error are the process's own, so these tests do not run beside each other.</summary>
[Collection(nameof(CoachCommandTests))]
[CollectionDefinition(nameof(CoachCommandTests), DisableParallelization = true)]
public sealed class CoachCommandTests : IDisposable
{
    private const string Header = "conversation,turn,speaker,text\n";
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-coach-").FullName;

    [Fact]
    public async Task Code_ATranscript_WritesTheRowsWithTheirCodes()
    {
        var input = Write("in.csv", Header + "a,1,partner,\"They said \"\"later\"\", and never came.\"\na,2,officer,What would you like to see happen on this corner?\na,3,partner,=I want it quiet.\na,4,officer,Mm-hmm.\n");

        var (status, error) = await RunAsync("code", "--input", input, "--output", Path_("out.csv"));

        status.ShouldBe(0);
        error.ShouldBeEmpty();
        var lines = await File.ReadAllLinesAsync(Path_("out.csv"), TestContext.Current.CancellationToken);
        lines[0].ShouldBe("conversation,turn,speaker,text,behaviour,behaviour_p,question_kind,reflection_kind,talk,talk_p");
        lines[1].ShouldStartWith("a,1,partner,\"They said \"\"later\"\", and never came.\",,,,,");
        lines[2].ShouldMatch(@"^a,2,officer,What would you like to see happen on this corner\?,question,0\.\d{4},open,(simple|complex)?,,$");
        lines[3].ShouldMatch(@"^a,3,partner,=I want it quiet\.,,,,,(change|neutral|sustain),0\.\d{4}$");
        lines[4].ShouldMatch(@"^a,4,officer,Mm-hmm\.,other,0\.\d{4},.*,,$");
        lines.Length.ShouldBe(5);
    }

    [Fact]
    public async Task Code_MixedConversationsAndTurns_AreCodedInTheirOrderAndWrittenAsTheyCame()
    {
        var ordered = Write("ordered.csv", Header + "a,1,partner,I called four times.\na,2,officer,Four times.\nb,1,officer,What happened?\nb,2,partner,A window.\n");
        var mixed = Write("mixed.csv", Header + "b,2,partner,A window.\na,2,officer,Four times.\nb,1,officer,What happened?\na,1,partner,I called four times.\n");

        await RunAsync("code", "--input", ordered, "--output", Path_("o1.csv"));
        await RunAsync("code", "--input", mixed, "--output", Path_("o2.csv"));

        var (first, second) = (File.ReadAllLines(Path_("o1.csv")), File.ReadAllLines(Path_("o2.csv")));
        second[1].ShouldStartWith("b,2,");
        second.Order().ShouldBe(first.Order());
    }

    [Fact]
    public async Task Code_TurnsThatCannotBeCoded_AreNamedAndLeftEmpty()
    {
        var input = Write("in.csv", $"{Header}a,1,officer,\na,2,partner,😀😀\na,3,officer,No quiero hablar con usted porque la policía no viene.\na,4,partner,{new string('x', 100_000)}\na,5,officer,What happened?\n");

        var (status, error) = await RunAsync("code", "--input", input, "--output", Path_("out.csv"));

        status.ShouldBe(1);
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':')[0]).ShouldBe(["in.csv, line 2", "in.csv, line 3", "in.csv, line 4", "in.csv, line 5"]);
        var lines = File.ReadAllLines(Path_("out.csv"));
        lines[1].ShouldBe("a,1,officer,,,,,,,");
        lines[2].ShouldBe("a,2,partner,😀😀,,,,,,");
        lines[5].ShouldContain("question");
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("a,b\n1,2\n", "the columns conversation, turn, speaker, text are missing")]
    [InlineData("conversation,turn,text\n1,1,Hello\n", "the column speaker is missing")]
    [InlineData(Header, "there is no turn")]
    [InlineData(Header + "1,1,,Hello\n", "the column speaker is empty in every row")]
    [InlineData(Header + "1,1,narrator,Hello\n", "the speaker is “narrator”; it must be officer or partner.")]
    [InlineData(Header + "1,1,officer,Hello\n1,2,bystander,Hello\n", "line 3: the speaker is “bystander”; it must be officer or partner")]
    [InlineData(Header + "1,1,officer,Hello\n1,2,,Hello\n", "line 3: there is no speaker")]
    [InlineData(Header + "1,1,officer,😀\n", "line 2: This turn has no words")]
    [InlineData(Header + "1,1,officer,\"never closed\n", "never closed")]
    public async Task Code_WhatCannotBeRead_IsOneSentenceAndWritesNothing(string text, string sentence)
    {
        var (status, error) = await RunAsync("code", "--input", Write("in.csv", text), "--output", Path_("out.csv"));

        status.ShouldBe(2);
        error.Trim().Split('\n').Length.ShouldBe(1);
        error.ShouldContain(sentence);
        Directory.GetFiles(folder).ShouldBe([Path_("in.csv")]);
    }

    [Fact]
    public async Task Code_BytesThatAreNoText_AreRefused()
    {
        File.WriteAllBytes(Path_("in.csv"), [0xF0, 0x28, 0x8C, 0x28, 0x0A]);

        (await RunAsync("code", "--input", Path_("in.csv"), "--output", Path_("out.csv"))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(2), r => r.Error.ShouldContain("UTF-8"));
    }

    [Fact]
    public async Task Code_ToOrFromWhatIsNotThere_IsOneSentence()
    {
        var input = Write("in.csv", Header + "1,1,officer,Hello\n");
        foreach (var (arguments, sentence) in new (string[], string)[]
        {
            (["--input", Path_("nothing.csv"), "--output", Path_("out.csv")], "There is no file"),
            (["--input", folder, "--output", Path_("out.csv")], "is a folder"),
            (["--input", input, "--output", folder], "is a folder"),
            (["--input", input, "--output", Path_("no/out.csv")], "There is no folder"),
            (["--input", input, "--output", Path_("out.csv"), "--model", Path_("no.zip")], "There is no model"),
            (["--input", input, "--output", Path_("out.csv"), "--model", input], "is no model of the coach"),
        })
        {
            var (status, error) = await RunAsync(["code", .. arguments]);
            status.ShouldBe(2);
            error.ShouldContain(sentence);
        }
        Directory.GetFiles(folder).ShouldBe([input]);
    }

    [Fact]
    public async Task Train_OnOtherColumnsOrTooLittle_IsOneSentence()
    {
        var (status, error) = await RunAsync("train", "--data", Write("in.csv", Header), "--out", Path_("m.zip"));
        status.ShouldBe(2);
        error.ShouldContain("transcript_id");

        (status, error) = await RunAsync("train", "--data", Write("few.csv", Invented.Annotated(videos: 3)), "--out", Path_("m.zip"));
        status.ShouldBe(2);
        error.ShouldContain("too few");
        File.Exists(Path_("m.zip")).ShouldBeFalse();
    }

    [Fact]
    public async Task Train_ThenCode_UsesTheModelAndIsRepeatable()
    {
        var data = Write("data.csv", Invented.Annotated(videos: 12));
        (await RunAsync("train", "--data", data, "--out", Path_("m1.zip"))).Status.ShouldBe(0);
        (await RunAsync("train", "--data", data, "--out", Path_("m2.zip"))).Status.ShouldBe(0);
        File.ReadAllBytes(Path_("m2.zip")).ShouldBe(File.ReadAllBytes(Path_("m1.zip")));

        var input = Write("in.csv", Header + "1,1,partner,I will stop today.\n1,2,officer,What will you do?\n");
        (await RunAsync("code", "--input", input, "--output", Path_("out.csv"), "--model", Path_("m1.zip"))).Status.ShouldBe(0);
        File.ReadAllLines(Path_("out.csv"))[2].ShouldContain("question");
    }

    [Fact]
    public async Task Evaluate_WithTooManyFolds_IsOneSentence()
    {
        var (status, error) = await RunAsync("evaluate", "--data", Write("data.csv", Invented.Annotated(videos: 12)), "--folds", "15");

        status.ShouldBe(2);
        error.ShouldContain("fewer video groups");
    }

    [Fact]
    public async Task Train_WithASentenceEncoder_LearnsFromWhatWordsMeanAndNeedsItAfterwards()
    {
        var data = Write("data.csv", Invented.Annotated(videos: 12));
        // "embrace" and "refuse" stand in no conversation; one encoder has the first beside "want" and the other beside "cannot".
        var (near, far) = (Meaning("near", embrace: [9, 0], refuse: [0, 9]), Meaning("far", embrace: [0, 9], refuse: [9, 0]));
        (await RunAsync("train", "--data", data, "--out", Path_("near.zip"), "--encoder", near)).Status.ShouldBe(0);
        (await RunAsync("train", "--data", data, "--out", Path_("far.zip"), "--encoder", far)).Status.ShouldBe(0);

        var input = Write("in.csv", Header + "1,1,partner,embrace\n2,1,partner,refuse\n");
        (await TalkAsync(input, "near.zip", near)).ShouldBe(["change", "sustain"]);
        (await TalkAsync(input, "far.zip", far)).ShouldBe(["sustain", "change"]);

        (await RunAsync("code", "--input", input, "--output", Path_("out.csv"), "--model", Path_("near.zip"))).ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(2), r => r.Error.Trim().ShouldMatch(@"^near\.zip: This model was trained with a sentence encoder \(SHA-256 [0-9a-f]{12}…\) and cannot code without it; name its folder with --encoder, or with Coach__Encoder in the settings\.$"));
        (await RunAsync("code", "--input", input, "--output", Path_("out.csv"), "--model", Path_("near.zip"), "--encoder", far)).ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(2), r => r.Error.ShouldContain("was trained with another sentence encoder"));
    }

    [Fact]
    public async Task Train_EncoderInTheSettings_IsUsedAndTheSameBytesComeOut()
    {
        var data = Write("data.csv", Invented.Annotated(videos: 12));
        var encoder = Meaning("encoder", embrace: [9, 0], refuse: [0, 9]);
        (await RunAsync("train", "--data", data, "--out", Path_("named.zip"), "--encoder", encoder)).Status.ShouldBe(0);
        Environment.SetEnvironmentVariable("Coach__Encoder", encoder);
        try
        {
            var (status, error) = await RunAsync("train", "--data", data, "--out", Path_("set.zip"));
            status.ShouldBe(0);
            error.ShouldContain("(2 numbers a sentence, SHA-256 ");
            File.ReadAllBytes(Path_("set.zip")).ShouldBe(File.ReadAllBytes(Path_("named.zip")));
            (await RunAsync("evaluate", "--data", data, "--folds", "2")).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(0), r => r.Error.ShouldContain("With the sentence encoder in"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("Coach__Encoder", null);
        }
    }

    [Fact]
    public async Task Train_EncoderThatCannotBeUsed_IsOneSentenceAndWritesNothing()
    {
        var data = Write("data.csv", Invented.Annotated(videos: 12));
        foreach (var (encoder, sentence) in new[]
        {
            (Path_("none"), "There is no folder"),
            (data, "is a file; name the folder"),
            (folder, "holds no model.onnx"),
            (new TinyEncoder { Words = Near, Inputs = ["tokens"] }.WriteTo(Path_("other")), "a sentence encoder takes input_ids"),
        })
        {
            var (status, error) = await RunAsync("train", "--data", data, "--out", Path_("m.zip"), "--encoder", encoder);
            status.ShouldBe(2);
            error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(sentence);
        }
        var input = Write("in.csv", Header + "1,1,officer,Hello\n");
        (await RunAsync("code", "--input", input, "--output", Path_("out.csv"), "--encoder", folder)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(2), r => r.Error.ShouldContain("name that model with --model"));
        File.Exists(Path_("m.zip")).ShouldBeFalse();
    }

    private static Dictionary<string, float[]> Near => new() { ["want"] = [9, 0], ["will"] = [9, 0], ["cannot"] = [0, 9] };

    private string Meaning(string name, float[] embrace, float[] refuse) =>
        new TinyEncoder { Words = new(Near) { ["embrace"] = embrace, ["refuse"] = refuse } }.WriteTo(Path_(name));

    private async Task<string[]> TalkAsync(string input, string model, string encoder)
    {
        (await RunAsync("code", "--input", input, "--output", Path_("out.csv"), "--model", Path_(model), "--encoder", encoder)).Status.ShouldBe(0);
        return [.. File.ReadAllLines(Path_("out.csv")).Skip(1).Select(line => line.Split(',')[^2])];
    }

    private string Path_(string name) => Path.Combine(folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllBytes(Path_(name), Encoding.UTF8.GetBytes(text));
        return Path_(name);
    }

    private static async Task<(int Status, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        Console.SetOut(TextWriter.Null);
        Console.SetError(written);
        try
        {
            var status = await global::Alliance.House.RunAsync(["coach", .. arguments]);
            return (status, written.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
