using System.CommandLine;
using Alliance.Demonstration;
using Alliance.Partnerships;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Stewardship;

namespace Alliance;

/// <summary>The house put together: the one place that knows every room.</summary>
public static class House
{
    public static IServiceCollection AddHouse(this IServiceCollection services, Settings settings) => services
        .AddPlatform(settings)
        .AddPartnerships()
        .AddStewardship()
        .AddDemonstration();

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
        root.Subcommands.Add(AuditCommand.Build());
        root.Subcommands.Add(PartnershipsCommands.Import());
        root.Subcommands.Add(DemonstrationCommand.Build());
        return root;
    }
}
