using System.CommandLine;
using Alliance.Platform;

namespace Alliance.Training.Coach;

/// <summary><c>coach train | evaluate | code</c>: the behavior coder from the command line. No database is opened, and no text is kept.</summary>
public static class CoachCommand
{
    public static Command Build() => new("coach", "Code conversations, and train and check the model that codes them")
    {
        CodeCommand.Build(),
        TrainCommand.Build(),
        EvaluateCommand.Build(),
    };

    /// <summary>0 good, 1 some turns could not be coded, 2 bad input with one sentence on standard error.</summary>
    internal static async Task<int> RunAsync(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception bad) when (bad is BadInputException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(bad.Message);
            return 2;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"It could not be done: {failure.Message.Split('\n')[0].TrimEnd('.')}. Check the disk and the folder's rights, and try again.");
            return 2;
        }
    }
}
