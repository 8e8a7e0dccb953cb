using System.CommandLine;
using Alliance.Demonstration.Load;
using Alliance.Platform.Commands;
using Alliance.Platform.Data;

namespace Alliance.Demonstration;

/// <summary><c>demo load</c>: an invented department of any size, for measuring.</summary>
public static class DemonstrationCommand
{
    public static Command Build() => new("demo", "load: invented data in any amount, to measure with") { Load() };

    private static Command Load()
    {
        var officers = new Option<int>("--officers") { Description = "How many officers", DefaultValueFactory = _ => 500 };
        var partners = new Option<int>("--partners") { Description = "How many partners", DefaultValueFactory = _ => 200_000 };
        var engagements = new Option<int>("--engagements") { Description = "How many engagements, over five years", DefaultValueFactory = _ => 5_000_000 };
        var offers = new Option<int>("--offers") { Description = "How many offers for callouts, two to a person", DefaultValueFactory = _ => 0 };
        var seed = new Option<int>("--seed") { Description = "Another number makes another department", DefaultValueFactory = _ => 1 };
        var agencies = new Option<int>("--agencies") { Description = "How many such departments, each an agency of its own", DefaultValueFactory = _ => 1 };
        var command = new Command("load", "Fill an empty database with an invented department, audit and all, to measure on") { officers, partners, engagements, offers, agencies, seed, SharedOptions.Json };
        command.SetAction(async (result, cancel) =>
        {
            var size = new LoadSize(result.GetValue(officers), result.GetValue(partners), result.GetValue(engagements), result.GetValue(seed)) { Offers = result.GetValue(offers), Agencies = result.GetValue(agencies) };
            if (Problem(size) is { } problem)
            {
                // Before the database is opened: a size that will not do leaves none behind.
                await Console.Error.WriteLineAsync(problem);
                return 2;
            }
            return await CommandContext.RunAsync(result, context => FillAsync(context, size, result.GetValue(SharedOptions.Json), cancel), DatabaseSetup.DeleteUnfinishedAsync);
        });
        return command;
    }

    private static async Task<int> FillAsync(CommandContext context, LoadSize size, bool json, CancellationToken cancel)
    {
        var report = await context.Services.GetRequiredService<StressLoad>().RunAsync(context.Agency, size, new LoadProgress(Console.Error, TimeProvider.System), cancel);
        if (json) CommandContext.Print(report);
        else await Console.Out.WriteLineAsync($"{report.Engagements:N0} engagements and {report.AuditEvents:N0} audit events{(report.Agencies == 1 ? "" : $" of {report.Agencies:N0} agencies")} in {report.Seconds:N0} s, {report.Bytes / 1e9:F2} GB. Sign in as load001 or lead001 with: {DemonstrationPeople.Password}");
        return 0;
    }

    private static string? Problem(LoadSize size) =>
        size.Officers is < 1 or > 999 ? "--officers must be between 1 and 999."
        : size.Partners is < 100 or > 5_000_000 ? "--partners must be between 100 and 5,000,000."
        : size.Engagements < size.Relationships * 2 || size.Engagements > 50_000_000 ? $"--engagements must be between {size.Relationships * 2:N0} (two for each relationship) and 50,000,000."
        : size.Agencies is < 1 or > 1000 || (long)size.Agencies * size.Engagements > 50_000_000 ? "--agencies must be between 1 and 1,000, with no more than 50,000,000 engagements in all of them."
        : size.Offers is < 0 or > 10_000_000 ? "--offers must be between 0 and 10,000,000."
        : null;
}
