using System.Diagnostics;
using Alliance.Partnerships.Import.Register;
using CsCheck;

namespace Alliance.Tests.Partnerships.Import.Register;

public class DeduplicatorTests
{
    private static readonly Guid Known = new("00000000-0000-7000-8000-000000000001");

    [Fact]
    public void Run_SameTwice_MergesTheSecondIntoTheFirst()
    {
        var plan = Given.Plan("Name,Address\nLinden Bakery,1 Elm St\nYew Inn,2 Elm St\nLINDEN BAKERY INC,1 ELM STREET");

        Verdicts(plan).ShouldBe(["import", "import", "into 2"]);
    }

    [Fact]
    public void Run_KnownPartner_TakesTheRow() =>
        Verdicts(Given.Plan("Name,Address\nLinden Bakery,1 Elm St", Existing("Linden Bakery", "1 Elm Street"))).ShouldBe(["into existing"]);

    [Fact]
    public void Run_NearName_IsSuggestedWithTheKnownOneFirst()
    {
        var plan = Given.Plan("Name,Address\nLindens Bakery,1 Elm St", Existing("Linden Bakery", "1 Elm Street"));

        var pair = plan.Suggestions.ShouldHaveSingleItem();
        (pair.First.ExistingId, pair.Second.Row).ShouldBe((Known, 2));
        plan.Imported.ShouldBe(1);
    }

    [Fact]
    public void Run_RowWithoutAddress_JoinsTheOnlyOneWithItsTelephone() =>
        Verdicts(Given.Plan("Name,Address,Phone\nLinden Bakery,1 Elm St,617-555-0123\nLinden Bakery,,617-555-0123")).ShouldBe(["import", "into 2"]);

    [Fact]
    public void Run_RowWithoutAddress_IsNotMergedIntoAnyOfSeveralBranches()
    {
        var plan = Given.Plan("Name,Address,Phone\nLinden,1 Elm St,617-555-0123\nLinden,20 Oak St,617-555-0123\nLinden,,617-555-0123");

        Verdicts(plan).ShouldBe(["import", "import", "import"]);
        plan.Suggestions.Count.ShouldBe(2);
    }

    [Fact]
    public void Run_BranchesAfterARowWithoutAddress_AreNotMergedIntoOne() =>
        Verdicts(Given.Plan("Name,Address,Phone\nLinden,,617-555-0123\nLinden,1 Elm St,617-555-0123\nLinden,20 Oak St,617-555-0123"))
            .ShouldBe(["import", "into 2", "import"]);

    [Fact]
    public void Run_PlaceholderTelephone_MergesNothing() =>
        Verdicts(Given.Plan("Name,Address,Phone\nLinden,1 Elm St,+10000000000\nLinden,,+10000000000")).ShouldBe(["import", "import"]);

    [Fact]
    public void Run_AnyRows_AccountsForEachOnceAndMergesOnlyIntoImportedRows() =>
        Rows.Sample(rows =>
        {
            var (verdicts, suggestions) = Deduplicator.Run(rows, []);
            var imported = verdicts.Where(verdict => verdict.Value is Verdict.Import).Select(verdict => verdict.Key).ToHashSet();
            return verdicts.Count == rows.Count
                && verdicts.Values.OfType<Verdict.Merge>().All(merge => imported.Contains(merge.Target.Row!.Value))
                && suggestions.All(pair => imported.Contains(pair.First.Row!.Value) && imported.Contains(pair.Second.Row!.Value) && pair.First != pair.Second)
                && suggestions.Distinct().Count() == suggestions.Count;
        });

    [Fact]
    public void Run_AnyRows_LeavesNoTwoImportedAtTheVerySameAddress() =>
        Rows.Sample(rows =>
        {
            var (verdicts, _) = Deduplicator.Run(rows, []);
            var imported = rows.Where(row => verdicts[row.Row] is Verdict.Import && row.Keys.Address is { City: not null, PostalCode: not null }).ToList();
            return imported.All(first => imported.All(second => first == second || Matcher.Compare(first.Keys, second.Keys) is not Likeness.Same));
        });

    [Fact]
    public void Run_AnyRowsTwice_SaysTheSame() =>
        Rows.Sample(rows => Text(Deduplicator.Run(rows, [])) == Text(Deduplicator.Run(rows, [])));

    [Fact]
    public void Run_AnyPairTheMatcherLikes_IsFoundByTheIndex() =>
        Gen.Select(MatcherTests.Any, MatcherTests.Any).Sample((first, second) =>
        {
            var index = new MatchIndex();
            index.Add(new MatchIndex.Group(PartnerReference.OfRow(2), 0), first);
            return Matcher.Compare(first, second) is Likeness.Different || index.Candidates(second).Count == 1;
        }, iter: 20_000);

    [Fact]
    public void Run_CrowdedAddress_StaysFast()
    {
        // Half at one address each, half crowded at a single one: a column mapped wrongly must not stop the import.
        var rows = Enumerable.Range(0, 40_000).Select(number => new RegisterRow
        {
            Row = number + 2,
            Name = $"Linden {Word(number)} Bakery",
            Street = number % 2 == 0 ? $"{number % 5000} Elm St" : "1 Oak St",
            City = "Elmford",
            Telephone = number % 3 == 0 ? "+16175550123" : null,
        }).ToList();
        var clock = Stopwatch.StartNew();

        Deduplicator.Run(rows, [], TestContext.Current.CancellationToken).Verdicts.Count.ShouldBe(40_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"40,000 rows in {clock.ElapsedMilliseconds} ms");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static string Word(int number) =>
        string.Concat(Enumerable.Range(0, 6).Select(place => (char)('a' + (number * 7919L >> place * 3) % 26)));

    private static readonly Gen<List<RegisterRow>> Rows = MatcherTests.AnyRow.List[0, 25].Select(rows => rows.Select((row, index) => row with { Row = index + 2 }).ToList());

    private static ExistingPartner Existing(string name, string street) => ExistingPartner.Of(Known, name, null, street, null, null, null);

    private static string Text((IReadOnlyDictionary<int, Verdict> Verdicts, IReadOnlyList<SuggestedPair> Suggestions) answer) =>
        string.Join(';', answer.Verdicts) + string.Join(';', answer.Suggestions.Select(pair => $"{pair.First}{pair.Second}{pair.Reason}"));

    private static List<string> Verdicts(RegisterPlan plan) => [.. plan.Rows.Select(row => row.Verdict switch
    {
        Verdict.Import => "import",
        Verdict.Merge merge => merge.Target.Row is { } target ? $"into {target}" : "into existing",
        _ => "reject",
    })];
}
