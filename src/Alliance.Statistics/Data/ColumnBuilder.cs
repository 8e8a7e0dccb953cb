using System.Text;

namespace Alliance.Statistics.Data;

/// <summary>One column while it is read: numbers for as long as every cell is one, then text.</summary>
internal sealed class ColumnBuilder(string name, int place, bool isText)
{
    private readonly Growing<double> numbers = new();
    private readonly Growing<int> codes = new();
    private readonly Dictionary<byte[], int> texts = new(Utf8Comparer.Instance);
    private bool isText = isText;
    private bool hasNumbers;

    public string Name => name;

    /// <summary>Counted from zero in the file.</summary>
    public int Place => place;

    /// <summary>It began with numbers and holds text later: it has to be read again, as text, for its numbers as they were written.</summary>
    public bool MustBeReadAgain { get; private set; }

    public void Add(ReadOnlySpan<byte> cell)
    {
        if (MustBeReadAgain)
        {
            return;
        }

        if (CellNumber.IsMissing(cell))
        {
            AddMissing();
        }
        else if (isText)
        {
            AddText(cell);
        }
        else if (CellNumber.TryRead(cell, out var number))
        {
            numbers.Add(number);
            hasNumbers = true;
        }
        else
        {
            TurnToText(cell);
        }
    }

    /// <returns>Nothing where a text is no UTF-8.</returns>
    public Column? Build()
    {
        if (!isText)
        {
            return new NumberColumn(name, numbers.ToArrayAndClear());
        }

        try
        {
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            return new TextColumn(name, codes.ToArrayAndClear(), [.. texts.Keys.Select(strict.GetString)]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private void AddMissing()
    {
        if (isText)
        {
            codes.Add(Groups.Missing);
        }
        else
        {
            numbers.Add(double.NaN);
        }
    }

    private void AddText(ReadOnlySpan<byte> cell)
    {
        var known = texts.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!known.TryGetValue(cell, out var code))
        {
            code = texts.Count;
            texts.Add(cell.ToArray(), code);
        }

        codes.Add(code);
    }

    private void TurnToText(ReadOnlySpan<byte> cell)
    {
        isText = true;
        MustBeReadAgain = hasNumbers;
        if (!hasNumbers)
        {
            codes.Add(Groups.Missing, numbers.Count);
            AddText(cell);
        }

        numbers.ToArrayAndClear();
    }
}
