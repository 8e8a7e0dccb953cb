using System.CommandLine;
using Alliance.Platform.Commands;

namespace Alliance.Platform.Operation;

/// <summary><c>doctor</c>: looks the house over and says a line for each thing.</summary>
public static class DoctorCommand
{
    /// <param name="known">Every setting there is.</param>
    public static Command Build(IReadOnlyList<Setting> known)
    {
        var command = new Command("doctor", "Look at settings, database, keys, ledger, letters, clock, disk and audit, and say what to do; 1 where something is broken") { SharedOptions.Json };
        command.SetAction((result, cancel) => CommandContext.GuardAsync(async () =>
        {
            var findings = await LookAsync(result, known, cancel);
            if (result.GetValue(SharedOptions.Json)) CommandContext.Print(findings.Select(f => new { f.What, State = Word(f.State), f.Says }));
            else foreach (var finding in findings) await Console.Out.WriteLineAsync($"{Word(finding.State),-10} {finding.What,-9} {finding.Says}");
            return findings.Any(f => f.State == FindingState.Broken) ? 1 : 0;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(ParseResult result, IReadOnlyList<Setting> known, CancellationToken cancel)
    {
        try
        {
            return await new Doctor(result.Settings(), known, TimeProvider.System).LookAsync(cancel);
        }
        catch (BadInputException bad)
        {
            // Without settings there is nothing else to look at.
            return [new Finding("settings", FindingState.Broken, bad.Message)];
        }
    }

    private static string Word(FindingState state) => state switch
    {
        FindingState.Ok => "ok",
        FindingState.Look => "look here",
        _ => "broken",
    };
}
