using System.CommandLine;
using System.Diagnostics;
using Alliance.Coaching.Encoders;
using Alliance.Coaching.Learning;

namespace Alliance.Training.Coach;

/// <summary><c>coach train</c>: a model from annotated conversations.</summary>
internal static class TrainCommand
{
    internal static readonly Option<string> Data = new("--data") { Description = "Annotated conversations as CSV, in the columns of AnnoMI", Required = true, HelpName = "FILE.csv" };
    internal static readonly Option<string?> Encoder = new("--encoder") { Description = "A sentence encoder of your own: a folder with model.onnx and vocab.txt. Default: Coach__Encoder in the settings", HelpName = "FOLDER" };
    private static readonly Option<string> Out = new("--out") { Description = "Where the model goes", Required = true, HelpName = "MODEL.zip" };

    public static Command Build()
    {
        var command = new Command("train", "Train the model from annotated conversations") { Data, Out, Encoder };
        command.SetAction((result, _) => CoachCommand.RunAsync(() => Run(result.GetRequiredValue(Data), result.GetRequiredValue(Out), result.GetValue(Encoder))));
        return command;
    }

    private static int Run(string data, string path, string? folder)
    {
        OutputFile.Check(path);
        var conversations = AnnotatedFile.Read(data);
        using var encoder = OpenEncoder(folder);
        Console.Error.WriteLine($"Learning from {conversations.Sum(c => c.Turns.Count):N0} turns of {conversations.Count:N0} conversations…");
        var time = Stopwatch.StartNew();
        OutputFile.Write(path, stream => CoachTrainer.Train(conversations, stream, encoder));
        Console.WriteLine($"The model is in {path} ({new FileInfo(path).Length / 1024:N0} KB; it took {time.Elapsed.TotalSeconds:N0} s). What it is worth on conversations it has not seen: ./run coach evaluate --data {data}");
        return 0;
    }

    internal static SentenceEncoder? OpenEncoder(string? folder)
    {
        var encoder = CoachSettings.OpenEncoder(folder ?? CoachSettings.OfCommand().Encoder);
        if (encoder is not null) Console.Error.WriteLine($"With the sentence encoder in {encoder.Folder} ({encoder.Dimensions:N0} numbers a sentence, SHA-256 {encoder.Mark[..12]}…); the model will need it.");
        return encoder;
    }
}
