namespace Alliance.Statistics.Data;

/// <summary>
/// The order of levels, the same on every machine: letters before case, and small before capital where only case differs, as R sorts in an
/// English locale. The first level is the one that others are compared with, so "control" must come before "Treated".
/// </summary>
internal sealed class AlphabeticalOrder : IComparer<string>
{
    public static readonly AlphabeticalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var letters = string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
        return letters != 0 ? letters : -string.CompareOrdinal(x, y);
    }
}
