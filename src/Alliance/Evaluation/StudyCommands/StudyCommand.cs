using System.CommandLine;
using Alliance.Platform;
using Alliance.Platform.Commands;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study …</c>: the statistics library from the command line, a file to a sub-command; and the signature of a report. No database is opened, and nothing of a file is kept.</summary>
public static class StudyCommand
{
    public static Command Build() => new("study", "Plan and analyze a study from tables of comma-separated values")
    {
        StaggeredCommand.Build(),
        RegressCommand.Build(),
        ReliabilityCommand.Build(),
        MixedCommand.Build(),
        PowerCommand.Build(),
        RandomizeCommand.Build(),
        VerifyCommand.Build(),
    };

    /// <summary>What a sub-command does when it is called: its work off the main thread, so that Ctrl-C reaches it.</summary>
    internal static Command Does(this Command command, Func<ParseResult, StudyRun, int> work)
    {
        command.Options.Add(SharedOptions.Json);
        command.SetAction((result, stop) => RunAsync(run => work(result, run), result.GetValue(SharedOptions.Json), TimeProvider.System, stop));
        return command;
    }

    /// <summary>0 good, 1 something was found wrong, 2 bad input or stopped, with one sentence on standard error.</summary>
    internal static async Task<int> RunAsync(Func<StudyRun, int> work, bool json, TimeProvider time, CancellationToken stop)
    {
        using var progress = new Progress(time, Console.Error);
        try
        {
            return await Task.Run(() => work(new StudyRun(progress, json, stop)), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            progress.Dispose();
            await Console.Error.WriteLineAsync("Stopped before the end.");
            return 2;
        }
        catch (Exception failure) when (Sentence(failure) is { } sentence)
        {
            progress.Dispose();
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }

    private static string? Sentence(Exception failure) => failure switch
    {
        BadInputException bad => bad.Message,
        InvalidDataException or IOException or UnauthorizedAccessException => $"It could not be done: {failure.Message.Split('\n')[0].TrimEnd('.')}. Check the file and its folder's rights, and try again.",
        OutOfMemoryException => "There is not enough memory for this; leave out rows or columns that are not needed, or use a larger machine.",
        _ => null,
    };
}
