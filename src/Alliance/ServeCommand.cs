using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using Alliance.Demonstration;
using Alliance.Platform;
using Alliance.Platform.Audit;
using Alliance.Platform.Commands;
using Alliance.Platform.Data;
using Alliance.Platform.Web;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;

namespace Alliance;

/// <summary><c>serve</c>, which is also what happens when no command is given: prepares the database and answers the browser.</summary>
public static class ServeCommand
{
    private static readonly Option<string?> Urls = new("--urls") { Description = "Where to listen. Default: http://localhost:5080" };
    private static readonly Option<bool> NoDemo = new("--no-demo") { Description = "Start without the demonstration town" };

    public static Command Build()
    {
        var command = new Command("serve", "Start the application (the default)");
        AddTo(command);
        return command;
    }

    /// <summary>Gives a command the options and the work of serving.</summary>
    public static void AddTo(Command command)
    {
        command.Options.Add(Urls);
        command.Options.Add(NoDemo);
        command.SetAction(ServeAsync);
    }

    private static async Task<int> ServeAsync(ParseResult result, CancellationToken cancel)
    {
        try
        {
            var settings = result.Settings();
            foreach (var unknown in SettingsFile.Unknown(settings, House.Settings)) await Console.Error.WriteLineAsync(unknown);
            var app = Create(result, settings);
            await PrepareAsync(app, demonstrate: !result.GetValue(NoDemo), cancel);
            await ListenAsync(app, cancel);
            Greeting.Write(app);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (BadInputException bad)
        {
            await Console.Error.WriteLineAsync(bad.Message);
            return 2;
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException)
        {
            await Console.Error.WriteLineAsync($"The database gave up: {failure.GetBaseException().Message.Split('\n')[0].TrimEnd('.')}. Check it and the disk, and start again.");
            return 2;
        }
    }

    /// <exception cref="BadInputException">Nobody can listen at the address given.</exception>
    private static async Task ListenAsync(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
            app.Services.GetRequiredService<StartTrouble>().IsOver = true;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new BadInputException($"Another program listens there already: {failure.Message} Choose another address with --urls.");
        }
        catch (Exception failure) when (failure is IOException or SocketException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new BadInputException($"It cannot listen at that address: {failure.Message.Split('\n')[0].TrimEnd('.')}. Choose another address with --urls.");
        }
    }

    /// <summary>Until the start is over its trouble is told in one sentence, not by the host with a stack trace.</summary>
    private sealed class StartTrouble
    {
        public bool IsOver { get; set; }
    }

    private static WebApplication Create(ParseResult result, Settings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Tests hand the content root and environment over as arguments.
            Args = [.. result.UnmatchedTokens],
            ContentRootPath = result.UnmatchedTokens.Any(t => t.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) ? null : AppContext.BaseDirectory,
        });
        // Whatever else says something about a setting goes before our file.
        builder.Configuration.Sources.Insert(0, new ChainedConfigurationSource { Configuration = settings.Configuration });
        string?[] urls = [result.GetValue(Urls), Environment.GetEnvironmentVariable("ASPNETCORE_URLS"), "http://localhost:5080"];
        builder.WebHost.UseUrls(urls.First(u => !string.IsNullOrWhiteSpace(u))!.Split(';'));
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateScopes, provider.ValidateOnBuild) = (true, true));
        var trouble = new StartTrouble();
        foreach (var category in (string[])["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.EntityFrameworkCore.Database"])
            builder.Logging.AddFilter(category, level => trouble.IsOver && level >= LogLevel.Warning);
        builder.Services.AddSingleton(trouble).AddHouse(settings).AddWeb(builder, settings);
        var app = builder.Build();
        // Loading the map of tables and finding the pages each take a while: one core for each. Whoever asks for the map first waits for it.
        _ = Task.Run(() => MapTables(app.Services));
        app.UseWeb();
        return app;
    }

    private static void MapTables(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<AllianceContext>().Model;
    }

    private static async Task PrepareAsync(WebApplication app, bool demonstrate, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        await db.PrepareAsync(cancel);
        if (demonstrate && !db.Agencies.Any()) await scope.ServiceProvider.GetRequiredService<DemonstrationTown>().BuildAsync(cancel);
        else await db.FindAgencyAsync(null, mayBeSeveral: true, cancel);
        await app.Services.GetRequiredService<ErasureReplay>().RunAsync(cancel);
        app.Services.GetRequiredService<Readiness>().IsPrepared = true;
    }
}
