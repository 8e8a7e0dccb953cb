using System.CommandLine;
using Alliance.Coaching.Learning;
using Alliance.Platform;
using Alliance.Platform.Commands;

namespace Alliance.Training.Coach;

/// <summary><c>coach evaluate</c>: how well a model does on conversations it was not trained on.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<int> Count = new("--folds") { Description = "Into how many parts the videos are put; each is coded by a model trained on the others", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Which videos come together", DefaultValueFactory = _ => 1 };

    public static Command Build()
    {
        var command = new Command("evaluate", "Check the training on conversations that were held back, grouped by video") { TrainCommand.Data, Count, Seed, TrainCommand.Encoder, SharedOptions.Json };
        command.SetAction((result, _) => CoachCommand.RunAsync(() => Run(result)));
        return command;
    }

    private static int Run(ParseResult result)
    {
        var folds = result.GetValue(Count);
        if (folds is < 2 or > 20) throw new BadInputException("--folds takes 2 to 20.");
        var conversations = AnnotatedFile.Read(result.GetRequiredValue(TrainCommand.Data));
        if (conversations.Select(c => c.Group).Distinct().Count() < folds) throw new BadInputException($"There are fewer video groups than {folds} folds.");
        using var encoder = TrainCommand.OpenEncoder(result.GetValue(TrainCommand.Encoder));
        var evaluation = CoachEvaluation.Run(conversations, folds, result.GetValue(Seed), fold => Console.Error.WriteLine($"Part {fold + 1} of {folds}…"), encoder);
        if (result.GetValue(SharedOptions.Json)) CommandContext.Print(evaluation.Scores.Select(Document));
        else foreach (var score in evaluation.Scores) Print(score);
        return 0;
    }

    private static object Document(CodeScore score) => new
    {
        score.Name,
        Turns = score.Turns,
        MacroF1 = score.Table.MacroF1,
        CalibrationError = score.CalibrationError,
        Classes = score.Classes.Select((name, k) => new { Name = name, F1 = score.Table.F1(k), Coded = Enumerable.Range(0, score.Classes.Count).ToDictionary(s => score.Classes[s], s => score.Table[k, s]) }),
    };

    private static void Print(CodeScore score)
    {
        Console.WriteLine(FormattableString.Invariant($"{score.Name}: macro-F1 {score.Table.MacroF1:0.000} on {score.Turns} turns; expected calibration error {score.CalibrationError:0.000}"));
        Console.WriteLine($"  {"annotators said",-16}{"F1",7}   coded as {string.Join(' ', score.Classes.Select(c => $"{c,10}"))}");
        for (var k = 0; k < score.Classes.Count; k++)
        {
            Console.WriteLine(FormattableString.Invariant($"  {score.Classes[k],-16}{score.Table.F1(k),7:0.000}            {string.Join(' ', Enumerable.Range(0, score.Classes.Count).Select(s => $"{score.Table[k, s],10}"))}"));
        }
        Console.WriteLine();
    }
}
