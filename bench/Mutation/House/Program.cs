using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Mutation;
using Microsoft.CodeAnalysis.CSharp;

// Draws changes to one folder of the application, builds them all at once, and asks the tests of a house which of them they notice.
const int Least = 7_000_001; // unlike any number of the program, so that an error of the compiler can be told to be of a change

var folder = new Argument<string>("folder") { Description = "A folder of src/Alliance, for example Stewardship" };
var copy = new Option<string>("--copy") { Description = "A clone of the repository with its front end built; its files are changed", Required = true };
var count = new Option<int>("--count") { DefaultValueFactory = _ => 100 };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
var without = new Option<string[]>("--without") { Description = "Files whose path holds this are left alone" };
var tests = new Option<string[]>("--tests") { Description = "What the names of the asked test classes begin with", Required = true };
var command = new RootCommand("Which changes to a folder do the tests of a house notice?") { folder, copy, count, seed, without, tests };
command.SetAction(async result =>
{
    var source = Path.Combine(result.GetRequiredValue(copy), "src", "Alliance");
    var files = Directory.EnumerateFiles(Path.Combine(source, result.GetRequiredValue(folder)), "*.cs", SearchOption.AllDirectories)
        .Where(f => !(result.GetValue(without) ?? []).Any(w => f.Contains(w, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
    var all = files.SelectMany(path => Mutations.Of(CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot()).Select(mutant => (Path: path, Mutant: mutant))).ToArray();
    Console.WriteLine($"{all.Length} changes in {files.Count} files");
    new Random(result.GetValue(seed)).Shuffle(all);
    var lot = all.Take(result.GetValue(count)).Select((m, place) => (Number: Least + place, m.Path, m.Mutant)).ToList();

    var house = new HouseTests(result.GetRequiredValue(copy));
    await File.WriteAllTextAsync(Path.Combine(source, "MutantChooser.cs"), Switched.Chooser);
    var written = lot.Select(m => m.Path).Distinct().ToDictionary(path => path, path => lot.First(m => m.Path == path).Mutant.Member.SyntaxTree.GetRoot());
    while (true)
    {
        foreach (var (path, tree) in written)
            await File.WriteAllTextAsync(path, Switched.Write(tree, [.. lot.Where(m => m.Path == path).Select(m => (m.Number, m.Mutant))]));
        var errors = await house.BuildAsync();
        if (errors.Count == 0) break;
        var broken = errors.Select(Culprit).ToHashSet();
        if (lot.RemoveAll(m => broken.Contains(m.Number)) == 0) throw new InvalidOperationException(string.Join('\n', errors));
        Console.WriteLine($"{broken.Count} do not compile and are left out");
    }

    var classes = new Dictionary<string, (HashSet<int> Members, TimeSpan Took)>();
    foreach (var name in await house.ClassesAsync(result.GetRequiredValue(tests))) classes[name] = await house.ComeToAsync(name);
    Console.WriteLine($"{classes.Count} classes of tests, {classes.Values.Sum(c => c.Took.TotalSeconds):F0} s one after the other");

    var members = lot.GroupBy(m => m.Mutant.Member).ToDictionary(g => g.Key, g => g.Min(m => m.Number));
    var (noticed, late) = (0, 0);
    foreach (var (number, path, mutant) in lot)
    {
        var asked = classes.Where(c => c.Value.Members.Contains(members[mutant.Member])).ToList();
        var answer = asked.Count == 0 ? false : await house.NoticeAsync(number, asked.Select(c => c.Key), TimeSpan.FromSeconds(60 + 5 * asked.Sum(c => c.Value.Took.TotalSeconds)));
        var says = answer switch { true => "noticed", null => "ran out of time", false when asked.Count == 0 => "no test comes here", false => "not noticed" };
        if (answer is not false) noticed++;
        if (answer is null) late++;
        Console.WriteLine($"{says,-18}  {Path.GetRelativePath(source, path)}:{mutant.Original.GetLocation().GetLineSpan().StartLinePosition.Line + 1}  {mutant.Says}");
    }
    Console.WriteLine($"{noticed} of {lot.Count} noticed, {100.0 * noticed / lot.Count:F1} %; {late} of them ran out of time");
});
return await command.Parse(args).InvokeAsync();

// The change whose mark stands last before the place of an error.
static int Culprit(string error)
{
    var place = Place().Match(error);
    if (!place.Success) return 0;
    var before = File.ReadLines(place.Groups["file"].Value).Take(int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture));
    return before.Select(line => Mark().Match(line)).Where(m => m.Success).Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture)).LastOrDefault();
}

internal static partial class Program
{
    [GeneratedRegex(@"^\s*(?<file>[^(]+\.cs)\((?<line>\d+),")]
    private static partial Regex Place();

    [GeneratedRegex(@"case (?<number>70\d{5}):")]
    private static partial Regex Mark();
}
