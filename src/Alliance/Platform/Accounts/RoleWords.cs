using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Accounts;

public static class RoleWords
{
    /// <summary>What somebody in a role comes here for, in one breath.</summary>
    public static string Purpose(this IStringLocalizer<Words> words, Role role) => words[role switch
    {
        Role.Officer => "Tends relationships and promises",
        Role.Supervisor => "Sees who nobody knows yet",
        Role.Trainer => "Teaches and observes practice",
        Role.Evaluator => "Counts, and names nobody",
        Role.Steward => "Watches over the record",
        Role.RecordsOfficer => "Prepares what is released",
        _ => "Looks after accounts",
    }];
}
