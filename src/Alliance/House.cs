using System.CommandLine;
using Alliance.Callouts;
using Alliance.Demonstration;
using Alliance.Evaluation;
using Alliance.Evaluation.StudyCommands;
using Alliance.Partnerships;
using Alliance.Partnerships.Map;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Keys;
using Alliance.Platform.Operation;
using Alliance.Portal;
using Alliance.Problems;
using Alliance.Problems.Incidents;
using Alliance.Stewardship;
using Alliance.Training;
using Alliance.Training.Coach;
using Alliance.Training.Practice;

namespace Alliance;

/// <summary>The house put together: the one place that knows every room.</summary>
public static class House
{
    /// <summary>A server that is told to stop finishes what is under way; longer than this nothing may take.</summary>
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromMinutes(2);

    public static IServiceCollection AddHouse(this IServiceCollection services, Platform.Settings settings) => services
        .AddPlatform(settings)
        .AddPartnerships()
        .AddStewardship()
        .AddCallouts()
        .AddProblems()
        .AddTraining()
        .AddEvaluation()
        .AddPortal()
        .AddDemonstration();

    /// <summary>Every setting there is.</summary>
    public static IReadOnlyList<Setting> Settings { get; } =
    [
        .. SettingsFile.OfPlatform,
        new("Map__Basemap", set => Basemap.Of(set)),
        new("PracticePartner__Address", set => new PartnerSettings(set).Read()), new("PracticePartner__Model"), new("PracticePartner__Key"), new("PracticePartner__Seconds"),
        new("Coach__Encoder"), new("Coach__Model", set => new CoachSettings(set).Coder()),
    ];

    /// <summary>Does what the command line says: 0 good, 1 something was found wrong, 2 bad input.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var line = Commands().Parse(args);
        if (Platform.Commands.CommandLine.Problem(line) is not { } problem) return await line.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestFarewell });
        await Console.Error.WriteLineAsync(problem);
        return 2;
    }

    public static RootCommand Commands()
    {
        var root = new RootCommand("Proactive Alliance: relationships before conflict, on a record that belongs to both sides.")
        {
            // Tests start the application through this root with host settings of their own.
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Options.Add(Platform.Commands.SharedOptions.Database);
        root.Options.Add(Platform.Commands.SharedOptions.Data);
        root.Options.Add(Platform.Commands.SharedOptions.Agency);
        ServeCommand.AddTo(root);
        root.Subcommands.Add(ServeCommand.Build());
        root.Subcommands.Add(AccountCommand.Build());
        root.Subcommands.Add(AgencyCommand.Build());
        root.Subcommands.Add(AuditCommand.Build());
        root.Subcommands.Add(BackupCommand.Backup());
        root.Subcommands.Add(BackupCommand.Restore());
        root.Subcommands.Add(DoctorCommand.Build(Settings));
        root.Subcommands.Add(KeysCommand.Build());
        var import = PartnershipsCommands.Import();
        import.Subcommands.Add(IncidentsCommands.Incidents());
        root.Subcommands.Add(import);
        root.Subcommands.Add(DemonstrationCommand.Build());
        root.Subcommands.Add(CoachCommand.Build());
        root.Subcommands.Add(StudyCommand.Build());
        return root;
    }
}
