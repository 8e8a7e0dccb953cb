using System.CommandLine;
using Alliance.Coaching.Coding;
using Alliance.Platform;

namespace Alliance.Training.Coach;

/// <summary><c>coach code</c>: a table of conversations in, the same table with codes out.</summary>
internal static class CodeCommand
{
    private const int MostNamed = 20;

    private static readonly Option<string> Input = new("--input") { Description = "Conversations as CSV: conversation,turn,speaker,text; speaker is officer or partner", Required = true, HelpName = "FILE.csv" };
    private static readonly Option<string> Output = new("--output") { Description = "Where the same rows go with their codes", Required = true, HelpName = "FILE.csv" };
    private static readonly Option<string?> Model = new("--model") { Description = "A model written by coach train; without it the one that comes with the program", HelpName = "MODEL.zip" };

    public static Command Build()
    {
        var command = new Command("code", "Code the turns of conversations in a CSV file") { Input, Output, Model, TrainCommand.Encoder };
        command.SetAction((result, _) => CoachCommand.RunAsync(() => Run(result.GetRequiredValue(Input), result.GetRequiredValue(Output), result.GetValue(Model), result.GetValue(TrainCommand.Encoder))));
        return command;
    }

    private static int Run(string input, string output, string? model, string? encoder)
    {
        if (model is null && encoder is not null) throw new BadInputException("--encoder is for a model that was trained with one; name that model with --model.");
        OutputFile.Check(output);
        var transcripts = Transcripts.Read(input);
        using var opened = model is null ? null : CoachSettings.OpenEncoder(encoder ?? CoachSettings.OfCommand().Encoder);
        var coder = model is null ? BehaviorCoder.Shipped : CoachSettings.Load(model, opened);
        foreach (var rows in transcripts.Conversations.Values)
        {
            foreach (var (row, codes) in rows.Zip(coder.CodeForSheet([.. rows.Select(r => new Turn(r.Speaker!.Value, r.Text))]))) row.Codes = codes;
        }
        if (transcripts.Rows.TrueForAll(r => r.Codes!.Refusal is not null)) throw new BadInputException($"{Path.GetFileName(input)}, line {transcripts.Rows[0].Line}: {transcripts.Rows[0].Codes!.Refusal}{(transcripts.Rows.Count == 1 ? "" : " No other turn can be coded either.")}");
        OutputFile.Write(output, stream => CodedSheet.Write(transcripts.Rows, stream));
        return Report(Path.GetFileName(input), transcripts, output);
    }

    private static int Report(string name, Transcripts transcripts, string output)
    {
        var refused = transcripts.Rows.Where(r => r.Codes!.Refusal is not null).ToList();
        foreach (var row in refused.Take(MostNamed)) Console.Error.WriteLine($"{name}, line {row.Line}: {row.Codes!.Refusal}");
        if (refused.Count > MostNamed) Console.Error.WriteLine($"{name}: {refused.Count - MostNamed:N0} further turns could not be coded either.");
        Console.WriteLine($"{transcripts.Rows.Count - refused.Count:N0} turns of {transcripts.Conversations.Count:N0} {(transcripts.Conversations.Count == 1 ? "conversation" : "conversations")} coded in {output}{(refused.Count == 0 ? "" : $"; {refused.Count:N0} could not be, and their codes are left empty")}.");
        return refused.Count == 0 ? 0 : 1;
    }
}
