using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Alliance.Platform;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>Options that take a number as everybody writes it here, with a point, whatever the machine's language.</summary>
internal static class NumberOption
{
    public static Option<double?> Of(string name, string description, string example) => new(name)
    {
        Description = description,
        HelpName = example,
        CustomParser = result => Parse(result, name, result.Tokens[0].Value, example),
    };

    public static Option<string?> ListOf(string name, string description, string example) => new(name) { Description = description, HelpName = example };

    /// <summary>The numbers of a list, or nothing where it was left out.</summary>
    public static double[]? List(this ParseResult result, Option<string?> option) => result.GetValue(option)?.Split(',').Select(each =>
        double.TryParse(each, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
            : throw new BadInputException($"\"{each}\" will not do for {option.Name}: write numbers with commas between, such as {option.HelpName}.")).ToArray();

    private static double? Parse(ArgumentResult result, string name, string text, string example)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) return value;
        result.AddError($"\"{text}\" will not do for {name}: write a number, such as {example}.");
        return null;
    }
}
