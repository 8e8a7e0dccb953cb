using System.CommandLine;
using Alliance.Evaluation.Reports;
using Alliance.Platform;
using Alliance.Platform.Audit;
using Alliance.Platform.Commands;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study verify FILE</c>: whether a report's signed results are as they were signed, and whether this server signed them.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> Path = new("results") { Description = "The signed results of a report: results.json", HelpName = "results.json" };

    public static Command Build() => new Command("verify", "Whether the signed results of a report are as they were signed") { Path }.Does(Run);

    private static int Run(ParseResult result, StudyRun run)
    {
        var path = result.GetRequiredValue(Path);
        run.Doing($"Reading {System.IO.Path.GetFileName(path)}");
        if (!File.Exists(path)) throw new BadInputException($"There is no file {path}; name the results.json of a report.");
        if (SignedResults.Read(File.ReadAllText(path)) is not { } signed) throw new BadInputException($"{System.IO.Path.GetFileName(path)} holds no signed results; use the results.json of a report as it was written.");
        var (isAsSigned, isOurs) = (signed.IsAsSigned, IsOurs(result.Settings(), signed));
        var key = ReportSigning.Fingerprint(signed.PublicKey);
        run.Answer(
            new { unchanged = isAsSigned, signedHere = isOurs, key },
            isAsSigned ? ["The results are as they were signed.", Whose(isOurs, key)] : ["The results are not as they were signed: something in the file was changed."]);
        return isAsSigned && isOurs != false ? 0 : 1;
    }

    /// <summary>Null where there is no key here to compare with.</summary>
    private static bool? IsOurs(Settings settings, SignedResults signed)
    {
        var house = new HouseKey(settings);
        if (!house.Exists) return null;
        using var key = house.Open();
        return key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(signed.PublicKey);
    }

    private static string Whose(bool? isOurs, string key) => isOurs switch
    {
        true => $"This server signed them (key {key}).",
        false => $"Another key than this server's signed them ({key}); ask who says to have signed them for the first letters of theirs.",
        null => $"There is no server's key here to compare with. Ask the department whether its key begins {key}; it stands at the foot of every report.",
    };
}
