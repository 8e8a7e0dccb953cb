namespace Alliance.Problems.Incidents.File;

/// <summary>What a file says, counted: how many incidents for each date, place and category as written. Nothing else of any row is in it.</summary>
public sealed class IncidentTally
{
    private const int Bits = 21;
    private const long Mask = (1L << Bits) - 1;

    public int Rows { get; set; }
    public FileWords Dates { get; } = new();
    public FileWords Places { get; } = new();
    public FileWords Categories { get; } = new();

    /// <summary>Rows that cannot be used whatever else is known.</summary>
    public Dictionary<RowProblem, FileWord> Bad { get; } = [];

    /// <summary>Rows and incidents by date, place and category, packed into one number.</summary>
    public Dictionary<long, (int Rows, int Count)> Cells { get; } = [];

    public void Reject(RowProblem problem, int row)
    {
        if (!Bad.TryGetValue(problem, out var word)) Bad[problem] = word = new FileWord("");
        word.At(row);
    }

    public void Count(int date, int place, int category, int count)
    {
        ref var cell = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Cells, Key(date, place, category), out _);
        cell = (cell.Rows + 1, checked(cell.Count + count));
    }

    public static long Key(int date, int place, int category) => ((long)date << (2 * Bits)) | ((long)place << Bits) | (long)category;

    public static (int Date, int Place, int Category) Parts(long key) => ((int)(key >> (2 * Bits)), (int)((key >> Bits) & Mask), (int)(key & Mask));
}
