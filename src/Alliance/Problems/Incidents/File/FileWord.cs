namespace Alliance.Problems.Incidents.File;

/// <summary>A different date, place or category of a file, and which rows have it.</summary>
public sealed class FileWord(string text)
{
    public const int FirstRowsKept = 10, TextMaxLength = 80;

    public string Text => text;
    public int Rows { get; set; }
    public List<int> FirstRows { get; } = [];

    public void At(int row)
    {
        Rows++;
        if (FirstRows.Count < FirstRowsKept) FirstRows.Add(row);
    }
}

/// <summary>The different words of one column, numbered in the order in which they come.</summary>
public sealed class FileWords
{
    /// <summary>A word's number is one third of a cell's key.</summary>
    public const int Most = 1 << 21;

    private readonly Dictionary<string, int> numbers = [];
    private readonly List<FileWord> words = [];

    public IReadOnlyList<FileWord> All => words;

    public int At(string text, int row)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            number = Add(new FileWord(text));
            numbers[text] = number;
        }
        words[number].At(row);
        return number;
    }

    public int Add(FileWord word)
    {
        words.Add(word);
        return words.Count - 1;
    }
}
