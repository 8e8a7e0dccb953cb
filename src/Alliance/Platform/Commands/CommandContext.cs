using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Commands;

/// <summary>The options that every command shares.</summary>
public static class SharedOptions
{
    public static readonly Option<string?> Database = new("--database") { Description = "Connection string: \"Data Source=FILE\" is SQLite, \"Host=…\" is PostgreSQL. Default: data/alliance.db", Recursive = true };
    public static readonly Option<string?> Data = new("--data") { Description = "Folder for keys and signed audit heads. Default: data", Recursive = true };
    public static readonly Option<string?> Agency = new("--agency") { Description = "The agency, where the database holds several", Recursive = true };
    public static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document to standard output" };

    public static Settings Settings(this ParseResult result) => Platform.Settings.From(
        result.GetValue(Database), result.GetValue(Data) ?? Environment.GetEnvironmentVariable("ALLIANCE_DATA"));
}

/// <summary>What a command works with: services, a prepared database, and the agency it acts in.</summary>
public sealed class CommandContext : IAsyncDisposable
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ServiceProvider root;
    private readonly AsyncServiceScope scope;

    private CommandContext(ServiceProvider root, AsyncServiceScope scope, Agency agency) => (this.root, this.scope, Agency) = (root, scope, agency);

    public IServiceProvider Services => scope.ServiceProvider;
    public Agency Agency { get; }

    /// <summary>Runs a command's work: 0 good, 1 something was found wrong, 2 bad input with one sentence on standard error.</summary>
    /// <param name="before">What to do to the database before it is prepared.</param>
    /// <param name="inAny">Where the database holds several agencies, none need be named.</param>
    public static Task<int> RunAsync(ParseResult result, Func<CommandContext, Task<int>> work, Func<AllianceContext, Task>? before = null, bool inAny = false) => GuardAsync(async () =>
    {
        await using var context = await OpenAsync(result, before, inAny);
        var code = await work(context);
        await context.Services.GetRequiredService<AuditSealer>().SealAsync();
        return code;
    });

    /// <summary>The same for work that opens no database, or its own.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (BadInputException bad)
        {
            await Console.Error.WriteLineAsync(bad.Message);
            return 2;
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"It could not be done: {failure.GetBaseException().Message.Split('\n')[0].TrimEnd('.')}. Check the database and the disk, and try again.");
            return 2;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the end.");
            return 2;
        }
    }

    /// <summary>The whole house over a database that need not be prepared; its log goes to standard error.</summary>
    public static ServiceProvider HouseOver(Settings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None));
        return services.AddHouse(settings).BuildServiceProvider();
    }

    public static void Print(object document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, JsonOptions));

    private static async Task<CommandContext> OpenAsync(ParseResult result, Func<AllianceContext, Task>? before, bool inAny)
    {
        var root = HouseOver(result.Settings());
        var scope = root.CreateAsyncScope();
        try
        {
            var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
            if (before is not null) await before(db);
            await db.PrepareAsync();
            var agency = await db.FindAgencyAsync(result.GetValue(SharedOptions.Agency), inAny);
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
            return new CommandContext(root, scope, agency);
        }
        catch
        {
            await scope.DisposeAsync();
            await root.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await root.DisposeAsync();
    }
}
