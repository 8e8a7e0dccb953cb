using System.CommandLine;
using Alliance.Partnerships.Import.Register;
using Alliance.Platform;
using Alliance.Platform.Commands;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary><c>import partners FILE</c>: the whole way from a register to a directory at once.</summary>
public static class ImportCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "The register, as CSV or XLSX" };
    private static readonly Option<string?> Map = new("--map") { Description = "Which column is what, as JSON: {\"columns\":{\"BusinessName\":\"Name\"}}. Default: guessed" };
    private static readonly Option<string?> NeighborhoodsFile = new("--neighborhoods") { Description = "Neighborhoods as GeoJSON, to place partners in. Default: the areas already here" };

    public static Command Build() => new("import", "Bring in a register, or counts of incidents") { Partners() };

    private static Command Partners()
    {
        var command = new Command("partners", "Bring a register of organizations into the directory") { File, Map, NeighborhoodsFile, SharedOptions.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancel)
    {
        Input input;
        try
        {
            // Before the database is opened: a bad file leaves no trace, not even an empty database.
            input = Read(result);
        }
        catch (BadInputException bad)
        {
            await Console.Error.WriteLineAsync(bad.Message);
            return 2;
        }
        return await CommandContext.RunAsync(result, context => ImportAsync(context, input, result.GetValue(SharedOptions.Json), cancel));
    }

    private static Input Read(ParseResult result)
    {
        var path = result.GetRequiredValue(File);
        var files = new UploadedFiles(Path.GetFileName(path), InputFile.Read(path, RegisterFile.MaximumBytes, RegisterFile.TooLarge.ToString()),
            result.GetValue(NeighborhoodsFile) is { } areas ? InputFile.Read(areas, Neighborhoods.MaximumBytes, $"The neighborhoods file is larger than {Neighborhoods.MaximumBytes / 1024 / 1024} MB; please simplify its borders.") : null);
        var map = result.GetValue(Map) is { } mapPath ? InputFile.ReadText(mapPath) : null;
        var table = Refuse(path, RegisterFile.Read(files.Register, files.RegisterName));
        if (files.Neighborhoods is not null) Refuse(result.GetValue(NeighborhoodsFile)!, Neighborhoods.ReadWhole(files.Neighborhoods));
        if (map is not null) Refuse(result.GetValue(Map)!, ColumnMapping.FromJson(map, table));
        return new Input(files, map, ColumnMapping.LeftOutOf(table));
    }

    private static T Refuse<T>(string path, ReadResult<T> read) where T : class =>
        read.Succeeded ? read.Value : throw new BadInputException($"{Path.GetFileName(path)}: {read.Refusal}");

    private static async Task<int> ImportAsync(CommandContext context, Input input, bool json, CancellationToken cancel)
    {
        var (files, map, leftOut) = input;
        var time = context.Services.GetRequiredService<TimeProvider>();
        var service = context.Services.GetRequiredService<ImportService>();
        var runner = context.Services.GetRequiredService<ImportRunner>();
        var action = ActionContext.System(context.Agency.Id, time, "Bringing in a register");
        await runner.RecoverAsync(cancel);
        var run = Refuse(files.RegisterName, await service.UploadAsync(Guid.CreateVersion7(time.GetUtcNow()), files, action, cancel));
        var problem = map is not null ? await service.MapAsync(run, map, action) : run.Mapping is null ? ColumnMapping.Guess(RegisterFile.Read(files.Register, files.RegisterName).Value!).Refusal : null;
        if (problem is not null)
        {
            await service.GiveUpAsync(run, action);
            throw new BadInputException($"{files.RegisterName}: {problem}");
        }
        foreach (var column in leftOut) await Console.Error.WriteLineAsync($"Column “{column.Header}”: {column.Reason}");
        await service.StartAsync(run, run.Version, action);
        await runner.RunAsync(run.Id, action, new ConsoleProgress(), () => Console.Error.WriteLine("Another register is being brought in; waiting for it…"), cancel);
        return await ReportAsync(context.Services.GetRequiredService<AllianceContext>(), run.Id, json);
    }

    private static async Task<int> ReportAsync(AllianceContext db, Guid runId, bool json)
    {
        var run = await db.Set<ImportRun>().AsNoTracking().Where(r => r.Id == runId).Select(r => new { r.State, r.Failure, r.Summary }).SingleAsync();
        if (run.State != ImportState.Applied)
        {
            await Console.Error.WriteLineAsync(run.Failure ?? ImportRunner.Lost);
            return 1;
        }
        var summary = ImportSummary.Read(run.Summary);
        var rejections = await db.Set<ImportRow>().Where(r => r.RunId == runId && r.Outcome == ImportOutcome.Rejected).OrderBy(r => r.Row).Select(r => new { r.Row, r.Reason }).ToListAsync();
        if (json)
        {
            CommandContext.Print(new
            {
                summary.Rows,
                summary.Imported,
                summary.Merged,
                summary.PossibleDuplicates,
                summary.Rejected,
                summary.PlacedInNeighborhood,
                summary.MissingPhone,
                summary.MissingCoordinate,
                Rejections = rejections,
            });
            return 0;
        }
        Console.WriteLine($"{summary.Rows:N0} rows: {summary.Imported:N0} imported, {summary.Merged:N0} merged with a partner known before, {summary.Rejected:N0} rejected.");
        Console.WriteLine($"{summary.PossibleDuplicates:N0} pairs may be one and wait for a person to look. {summary.PlacedInNeighborhood:N0} were placed in a neighborhood; {summary.MissingPhone:N0} have no telephone, {summary.MissingCoordinate:N0} no place on the map.");
        rejections.ForEach(r => Console.WriteLine($"  Row {r.Row}: {r.Reason}"));
        return 0;
    }

    private sealed record Input(UploadedFiles Files, string? Map, IReadOnlyList<LeftOutColumn> LeftOut);

    /// <summary>One line for every tenth of the way, on standard error.</summary>
    private sealed class ConsoleProgress : IProgress<ImportProgress>
    {
        private int tenth;

        public void Report(ImportProgress value)
        {
            var now = value.Total == 0 ? 10 : value.Done * 10 / value.Total;
            if (now <= tenth) return;
            tenth = now;
            Console.Error.WriteLine($"{value.Done:N0} of {value.Total:N0} rows");
        }
    }
}
