namespace Alliance.Stewardship.Screening;

/// <summary>Where in a note the names that may stand occur.</summary>
internal sealed class KnownNames
{
    // A single letter or particle of a name would spare half the alphabet.
    private const int ShortestPart = 3;

    private static readonly string[] Ranks = ["officer", "ofc", "sergeant", "sgt", "lieutenant", "lt", "captain", "capt", "chief", "detective", "det", "deputy", "corporal"];

    // For each word, the last word of any known name that starts at it or before.
    private readonly int[] reach;
    private readonly bool[] person;

    public KnownNames(Reading reading, ScreeningContext context)
    {
        var tree = new NameTree();
        foreach (var name in context.People)
            AddPerson(tree, WordsOf(name));
        foreach (var name in context.Colleagues)
            AddColleague(tree, WordsOf(name));
        foreach (var name in context.Organisations.Concat(context.Areas))
            AddPlace(tree, WordsOf(name));

        reach = new int[reading.Tokens.Count];
        person = new bool[reading.Tokens.Count];
        Array.Fill(reach, -1);
        tree.Walk(reading.Tokens, Mark);
        for (var index = 1; index < reach.Length; index++)
            reach[index] = Math.Max(reach[index], reach[index - 1]);
    }

    public bool Covers(int first, int last) => reach[first] >= last;

    /// <summary>"Her son Luis" where Luis took part: the passage ends with a person who may be named.</summary>
    public bool EndsWithPerson(int last) => person[last];

    private void Mark(bool isPerson, int first, int last)
    {
        reach[first] = Math.Max(reach[first], last);
        if (isPerson)
            person.AsSpan(first, last - first + 1).Fill(true);
    }

    private static string[] WordsOf(string name) => [.. new Reading(name).Tokens.Select(token => token.Word)];

    private static void AddPerson(NameTree tree, string[] words)
    {
        if (words.Length == 0)
            return;
        tree.Add(words, true);
        foreach (var part in words.Where(word => word.Length >= ShortestPart))
            tree.Add([part], true);
        if (words.Length > 2)
            tree.Add([words[0], words[^1]], true);
    }

    private static void AddColleague(NameTree tree, string[] words)
    {
        AddPlace(tree, words);
        if (words.Length > 1)
            foreach (var rank in Ranks)
                tree.Add([rank, words[^1]], false);
    }

    private static void AddPlace(NameTree tree, string[] words)
    {
        if (words.Length > 0)
            tree.Add(words, false);
        if (words.Length > 1 && words[0] == "the")
            tree.Add(words[1..], false);
    }
}
