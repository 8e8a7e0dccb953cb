using System.CommandLine;
using Alliance.Platform.Commands;

namespace Alliance.Platform.Operation;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>, on either engine.</summary>
public static class BackupCommand
{
    private const string PasswordVariable = "ALLIANCE_BACKUP_PASSWORD";
    private const int ShortestPassword = 12;

    public static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not be there yet" };
        var command = new Command("backup", $"Write the database, its keys and the signed heads into one file, while the server runs; under a password where {PasswordVariable} is set") { file, SharedOptions.Json };
        command.SetAction((result, cancel) => CommandContext.GuardAsync(async () =>
        {
            var password = Password();
            var manifest = await Operation.Backup.MakeAsync(result.Settings(), result.GetRequiredValue(file), password, TimeProvider.System, cancel);
            if (result.GetValue(SharedOptions.Json)) CommandContext.Print(manifest);
            else await Console.Out.WriteLineAsync($"Written and read again: {new FileInfo(result.GetRequiredValue(file)).Length / 1e6:N1} MB, {manifest.Engine}, schema {manifest.Schema}, {manifest.Chains.Sum(c => c.Sequence):N0} sealed events.");
            if (password is null) await Console.Error.WriteLineAsync($"The keys of the house are in it as they are: keep it as safe as them, or set {PasswordVariable}.");
            if (!manifest.Parts.Any(p => p.Name == Operation.Backup.Certificate)) await Console.Error.WriteLineAsync("No keys were found in the data folder (--data): what is locked in the database cannot be opened with this backup alone.");
            return 0;
        }));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "What backup wrote" };
        var replace = new Option<bool>("--replace") { Description = "Take the place of a database that is there, and of other keys" };
        var evenDamaged = new Option<bool>("--even-damaged") { Description = "Put it back although its audit chain is damaged" };
        var command = new Command("restore", "Put a backup back, once it was checked; stop every server first") { file, replace, evenDamaged, SharedOptions.Json };
        command.SetAction((result, cancel) => CommandContext.GuardAsync(async () =>
        {
            var settings = result.Settings();
            var report = await new Restore(settings, TimeProvider.System).RunAsync(result.GetRequiredValue(file), Password(), result.GetValue(replace), result.GetValue(evenDamaged), cancel);
            if (result.GetValue(SharedOptions.Json)) CommandContext.Print(report);
            else foreach (var sentence in Sentences(report)) await Console.Out.WriteLineAsync(sentence);
            if (!report.HadLedger) await Console.Error.WriteLineAsync($"There was no ledger of erasures in {settings.LedgerFolder}. If you have one, put it there before you start: without it, whoever withdrew after this backup is back.");
            return report.Chains.All(c => c.Verdict.Valid) ? 0 : 1;
        }));
        return command;
    }

    private static IEnumerable<string> Sentences(RestoreReport report)
    {
        foreach (var chain in report.Chains)
        {
            yield return chain.Verdict is { Valid: true } whole
                ? $"{chain.Agency}: the chain is whole, {whole.Events:N0} events, {whole.Unsealed:N0} not sealed yet."
                : $"{chain.Agency}: the chain is damaged at {chain.Verdict.Sequence:N0}: an event was {chain.Verdict.Kind}.";
            if (chain is { AgreesAt: { } agrees, Furthest: { } signed })
                yield return $"{chain.Agency}: signed heads spoke of {signed:N0} events; those after {agrees:N0} that the backup does not have are lost, and these heads are set aside. The steward sees that.";
        }
        if (!report.IsRestored)
        {
            yield return "Nothing was changed. Use another backup, or say --even-damaged to put this one back all the same.";
            yield break;
        }
        yield return $"Restored as of {report.MadeAt:yyyy-MM-dd HH:mm} UTC. {report.ErasedAgain:N0} erasures made since then were done again.";
    }

    /// <exception cref="BadInputException">It would be guessed.</exception>
    private static string? Password() => Environment.GetEnvironmentVariable(PasswordVariable) switch
    {
        null or "" => null,
        { Length: < ShortestPassword } => throw new BadInputException($"{PasswordVariable} must have at least {ShortestPassword} characters."),
        var password => password,
    };
}
