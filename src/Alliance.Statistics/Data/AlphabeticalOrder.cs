namespace Alliance.Statistics.Data;

/// <summary>
/// The order of levels, the same on every machine: signs before digits before letters, letters before case, and small before capital where only case
/// differs, as R sorts in an English locale. The first level is the one that others are compared with, so "control" must come before "Treated".
/// </summary>
internal sealed class AlphabeticalOrder : IComparer<string>
{
    public static readonly AlphabeticalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (first, second) = (x ?? "", y ?? "");
        for (var i = 0; i < Math.Min(first.Length, second.Length); i++)
        {
            var (left, right) = (Place(first[i]), Place(second[i]));
            if (left != right)
            {
                return left.CompareTo(right);
            }
        }

        return first.Length != second.Length ? first.Length.CompareTo(second.Length) : -string.CompareOrdinal(first, second);
    }

    private static int Place(char each) => (char.IsLetter(each) ? 2 : char.IsDigit(each) ? 1 : 0) << 16 | char.ToUpperInvariant(each);
}
