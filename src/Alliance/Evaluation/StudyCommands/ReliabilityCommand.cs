using System.CommandLine;
using Alliance.Platform;
using Alliance.Statistics;
using Alliance.Statistics.Data;
using Alliance.Statistics.Reliability;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study reliability</c>: how well the items of a scale go together.</summary>
internal static class ReliabilityCommand
{
    private static readonly Option<string> Items = new("--items") { Description = "The columns that make up the scale, with commas between", Required = true, HelpName = "a,b,c" };
    private static readonly Option<string> Reverse = new("--reverse") { Description = "Those of them that run the other way and are turned round first", HelpName = "a,b" };

    public static Command Build() =>
        new Command("reliability", "Internal consistency of a scale: alpha, omega, and how each item goes with the rest") { StudyRun.Input, Items, Reverse }.Does(Run);

    private static int Run(ParseResult result, StudyRun run)
    {
        var path = result.GetRequiredValue(StudyRun.Input);
        var items = Names(result.GetRequiredValue(Items));
        var turned = Names(result.GetValue(Reverse) ?? "");
        if (items.Length < 2) throw new BadInputException("A scale has at least two items: name their columns after --items, with commas between. One item alone has nothing to agree with.");
        if (items.Distinct().Count() < items.Length) throw new BadInputException("An item stands twice after --items.");
        if (turned.FirstOrDefault(name => !items.Contains(name)) is { } stranger) throw new BadInputException($"{stranger} is to be turned round but is none of the items.");

        var rows = Answered(run.Read(path, items), items, turned, path);
        run.Doing("Reckoning");
        var alpha = Alpha.Of(rows).OrBadInput(path);
        var pairwise = Alpha.Of(rows, MissingAnswers.Pairwise).OrBadInput(path);
        var omega = Omega.Of(rows);
        return run.Answer(Document(items, alpha, pairwise, omega), Lines(items, alpha, omega));
    }

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double[][] Answered(Table table, string[] items, string[] turned, string path)
    {
        var columns = Array.ConvertAll(items, item => Turned(table.FindNumbers(item).OrBadInput(path).Values.ToArray(), item, turned.Contains(item), path));
        return [.. Enumerable.Range(0, table.Rows).Select(row => Array.ConvertAll(columns, column => column[row]))];
    }

    private static double[] Turned(double[] answers, string item, bool turned, string path)
    {
        var given = answers.Where(answer => !double.IsNaN(answer)).ToList();
        if (given.Count == 0) throw new BadInputException($"{Path.GetFileName(path)}: nobody answered {item}.");
        var (least, most) = (given.Min(), given.Max());
        if (least == most) throw new BadInputException($"{Path.GetFileName(path)}: everybody gave the same answer to {item}. Leave it out: it tells nobody apart.");
        return turned ? Array.ConvertAll(answers, answer => least + most - answer) : answers;
    }

    private static object Document(string[] items, Alpha alpha, Alpha pairwise, Answer<Omega> omega)
    {
        var fitted = omega.ValueOrNothing;
        return new
        {
            Alpha = alpha.Raw,
            AlphaInterval = new { alpha.Interval.Low, alpha.Interval.High, alpha.Interval.Level },
            AlphaPairwise = pairwise.Raw,
            StandardizedAlpha = alpha.Standardized,
            alpha.GuttmanSix,
            Omega = fitted?.Total,
            OmegaFit = fitted is null ? null : new { fitted.Model.ChiSquared, fitted.Model.Freedom, fitted.Model.ComparativeFit, fitted.Model.ApproximationError },
            OmegaMissing = (omega as Answer<Omega>.NotReckoned)?.Refusal.Sentence,
            Items = items.Select((item, at) => new
            {
                Item = item,
                alpha.Items[at].ItemRest,
                ItemRestPairwise = pairwise.Items[at].ItemRest,
                alpha.Items[at].AlphaWithout,
                Loading = fitted?.Model.Loadings[at],
            }),
            N = alpha.People,
        };
    }

    private static IEnumerable<string> Lines(string[] items, Alpha alpha, Answer<Omega> omega)
    {
        yield return FormattableString.Invariant($"Alpha {alpha.Raw:0.000}, 95 % between {alpha.Interval.Low:0.000} and {alpha.Interval.High:0.000}; standardized {alpha.Standardized:0.000}.");
        yield return omega switch
        {
            Answer<Omega>.NotReckoned not => $"No omega: {not.Refusal.Sentence}",
            _ => FormattableString.Invariant($"Omega {omega.Required().Total:0.000}; one factor fits with CFI {omega.Required().Model.ComparativeFit:0.000}."),
        };
        yield return FormattableString.Invariant($"{alpha.People} people answered every item.");
        if (items.Where((_, at) => alpha.Items[at].ItemRest < 0).ToList() is { Count: > 0 } against)
        {
            yield return $"Against the rest of the scale: {string.Join(", ", against)}. If they run the other way, name them after --reverse.";
        }

        var width = items.Max(item => item.Length);
        yield return $"{"item".PadRight(width)}   with the rest   alpha without";
        for (var at = 0; at < items.Length; at++)
        {
            yield return FormattableString.Invariant($"{items[at].PadRight(width)}{alpha.Items[at].ItemRest,16:0.000}{alpha.Items[at].AlphaWithout,16:0.000}");
        }
    }
}
