using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Alliance.Platform.Commands;

/// <summary>Says what is wrong with a command line before anything is opened or started.</summary>
public static class CommandLine
{
    /// <summary>What a test host hands over as arguments; nobody types them.</summary>
    private static readonly string[] HostSettings = ["--environment=", "--contentRoot=", "--applicationName=", "--ReloadStaticAssetsAtRuntime="];

    /// <summary>One sentence; null where the line can be followed.</summary>
    public static string? Problem(ParseResult line)
    {
        if (line.Action is HelpAction || line.Tokens.Any(t => t.Value == "--version")) return null;
        var unknown = line.UnmatchedTokens.FirstOrDefault(t => !HostSettings.Any(s => t.StartsWith(s, StringComparison.OrdinalIgnoreCase)));
        var command = line.CommandResult.Command;
        var path = Path(line.CommandResult);
        if (unknown is not null) return $"\"{unknown}\" means nothing here; ./run{path} --help says what does.";
        if (command.Action is null && command.Subcommands.Count > 0) return $"Say which: {string.Join(", ", command.Subcommands.Select(c => $"./run{path} {c.Name}"))}.";
        return line.Errors.Count == 0 ? null : $"{Sentence(line.Errors[0])} See ./run{path} --help.";
    }

    private static string Sentence(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: > 0, Option: var option } given when error.Message.StartsWith("Cannot parse", StringComparison.Ordinal) => $"\"{given.Tokens[0].Value}\" will not do for {option.Name}: {Kind(option.ValueType)}.",
        _ => OnOneLine(error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    };

    /// <summary>What may be chosen stands below the first line, a quoted word on each.</summary>
    private static string OnOneLine(string[] lines) =>
        lines.Length == 1 ? lines[0] : $"{lines[0]} {string.Join(", ", lines.Skip(1).Select(choice => choice.Trim('\'')))}.";

    private static string Kind(Type type) =>
        (type.GetElementType() ?? type) is { IsEnum: true } choices ? $"it takes {string.Join(", ", Enum.GetNames(choices))}" : "it takes a whole number, no larger than 2,147,483,647";

    private static string Path(CommandResult result) =>
        result.Parent is CommandResult above ? $"{Path(above)} {result.Command.Name}" : "";
}
