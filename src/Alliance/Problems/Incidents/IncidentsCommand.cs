using System.CommandLine;
using Alliance.Partnerships.Import.Register;
using Alliance.Platform;
using Alliance.Platform.Commands;
using Alliance.Problems.Incidents.File;

namespace Alliance.Problems.Incidents;

/// <summary><c>import incidents FILE</c>: counts of incidents from a CSV, at once.</summary>
public static class IncidentsCommand
{
    private static readonly Argument<string> FileName = new("FILE") { Description = "The incidents, as CSV: date, category, and neighborhood, place or latitude and longitude; a count where a row is more than one" };
    private static readonly Option<bool> Add = new("--add-categories") { Description = "Categories that are not known here yet are added" };
    private static readonly Option<bool> LeaveOut = new("--leave-out-unknown") { Description = "Rows of categories that are not known here yet are left out" };

    public static Command Build()
    {
        var command = new Command("incidents", "Bring counts of incidents in, to see before and after of a problem") { FileName, Add, LeaveOut, SharedOptions.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancel)
    {
        var path = result.GetRequiredValue(FileName);
        if (result.GetValue(Add) && result.GetValue(LeaveOut))
        {
            await Console.Error.WriteLineAsync("Choose one: --add-categories, or --leave-out-unknown.");
            return 2;
        }
        if (!System.IO.File.Exists(path))
        {
            await Console.Error.WriteLineAsync(Directory.Exists(path) ? $"{path} is a folder; name the file in it." : $"There is no file {path}; check the spelling.");
            return 2;
        }
        return await CommandContext.RunAsync(result, context => ImportAsync(context, path, result, cancel));
    }

    private static async Task<int> ImportAsync(CommandContext context, string path, ParseResult result, CancellationToken cancel)
    {
        var name = Path.GetFileName(path);
        var time = context.Services.GetRequiredService<TimeProvider>();
        var service = context.Services.GetRequiredService<IncidentService>();
        var action = ActionContext.System(context.Agency.Id, time, "Bringing in counts of incidents");
        ReadResult<IncidentImport> read;
        try
        {
            await using var file = System.IO.File.OpenRead(path);
            if (file.Length > IncidentFile.MaximumBytes) throw new BadInputException($"{name}: {IncidentFile.TooLarge}");
            read = await service.UploadAsync(Guid.CreateVersion7(time.GetUtcNow()), name, file, action, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{name} could not be read: {failure.Message.TrimEnd('.')}.");
        }
        if (!read.Succeeded) throw new BadInputException($"{name}: {read.Refusal}");
        var import = read.Value;
        var plan = await service.PlanAsync(import, action, cancel);
        if (plan.Unknown.Count > 0 && !await DecideAsync(service, import, plan, result, action)) return 2;
        if (!await service.ApplyAsync(import, action, () => Console.Error.WriteLine("Another file is being brought in; waiting for it…"), cancel))
        {
            await Console.Error.WriteLineAsync("Somebody else brought this in or gave it up at the same moment.");
            return 1;
        }
        Report(import, result.GetValue(SharedOptions.Json));
        return 0;
    }

    private static async Task<bool> DecideAsync(IncidentService service, IncidentImport import, IncidentPlan plan, ParseResult result, ActionContext action)
    {
        if (result.GetValue(Add) || result.GetValue(LeaveOut))
        {
            CategoryMeaning meaning = result.GetValue(Add) ? new CategoryMeaning.Added() : new CategoryMeaning.LeftOut();
            await service.DecideAsync(import, plan.Unknown.ToDictionary(c => c.Text, _ => meaning), action);
            return true;
        }
        await service.GiveUpAsync(import, action);
        await Console.Error.WriteLineAsync("Nothing was brought in: these categories are not known here.");
        foreach (var word in plan.Unknown) await Console.Error.WriteLineAsync($"  “{word.Text}”: {RowWords.Of(word.FirstRows, word.Rows)}");
        await Console.Error.WriteLineAsync("Run it again with --add-categories to add them, with --leave-out-unknown to leave their rows out, or bring the file in by the browser, where each can be put to one that is known.");
        return false;
    }

    private static void Report(IncidentImport import, bool json)
    {
        var notes = RowWords.NotesOf(import);
        if (json)
        {
            CommandContext.Print(new { import.Rows, import.Counted, import.LeftOut, import.Replaced, import.From, import.Until, Reasons = notes.Select(n => new { Reason = RowWords.English(n.Problem), n.Rows, n.FirstRows }) });
            return;
        }
        Console.WriteLine($"{(import.Rows == 1 ? "1 row" : $"{import.Rows:N0} rows")}: {import.Counted:N0} incidents counted{(import.From is null ? "" : $", {import.From:yyyy-MM-dd} to {import.Until:yyyy-MM-dd}")}; {import.LeftOut:N0} rows left out.");
        if (import.Replaced > 0) Console.WriteLine($"{import.Replaced:N0} counts of a place, category and day were here from an earlier file, and are replaced.");
        foreach (var note in notes) Console.WriteLine($"  {RowWords.English(note.Problem)} ({RowWords.Of(note.FirstRows, note.Rows)})");
    }
}
