using System.CommandLine;
using System.Diagnostics;
using Alliance.Coaching.Learning;

namespace Alliance.Training.Coach;

/// <summary><c>coach train</c>: a model from annotated conversations.</summary>
internal static class TrainCommand
{
    internal static readonly Option<string> Data = new("--data") { Description = "Annotated conversations as CSV, in the columns of AnnoMI", Required = true, HelpName = "FILE.csv" };
    private static readonly Option<string> Out = new("--out") { Description = "Where the model goes", Required = true, HelpName = "MODEL.zip" };

    public static Command Build()
    {
        var command = new Command("train", "Train the model from annotated conversations") { Data, Out };
        command.SetAction((result, _) => CoachCommand.RunAsync(() => Run(result.GetRequiredValue(Data), result.GetRequiredValue(Out))));
        return command;
    }

    private static int Run(string data, string path)
    {
        OutputFile.Check(path);
        var conversations = AnnotatedFile.Read(data);
        Console.Error.WriteLine($"Learning from {conversations.Sum(c => c.Turns.Count):N0} turns of {conversations.Count:N0} conversations…");
        var time = Stopwatch.StartNew();
        OutputFile.Write(path, stream => CoachTrainer.Train(conversations, stream));
        Console.WriteLine($"The model is in {path} ({new FileInfo(path).Length / 1024:N0} KB; it took {time.Elapsed.TotalSeconds:N0} s). What it is worth on conversations it has not seen: ./run coach evaluate --data {data}");
        return 0;
    }
}
