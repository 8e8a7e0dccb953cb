using System.Globalization;

namespace Alliance.Statistics.Data;

/// <summary>A column of text, each distinct text kept once.</summary>
public sealed class TextColumn : Column
{
    private readonly int[] codes;
    private readonly string[] texts;

    internal TextColumn(string name, int[] codes, string[] texts)
        : base(name)
    {
        this.codes = codes;
        this.texts = texts;
    }

    public override int Rows => codes.Length;

    /// <summary>The text of a row, nothing where it is missing.</summary>
    public string? this[int row] => codes[row] == Groups.Missing ? null : texts[codes[row]];

    public override bool IsMissing(int row) => codes[row] == Groups.Missing;

    public override Groups Grouped()
    {
        int[] order = [.. Enumerable.Range(0, texts.Length).OrderBy(each => texts[each], AlphabeticalOrder.Instance)];
        return Groups.Sorted(codes, order, [.. order.Select(each => texts[each])]);
    }

    /// <summary>Where numbers were needed: the first row that holds none, and what it holds instead.</summary>
    internal (int Row, string Text) FirstThatIsNoNumber()
    {
        var row = Array.FindIndex(codes, code => code != Groups.Missing && !double.TryParse(texts[code], NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return row < 0 ? (0, this[0] ?? "") : (row, this[row]!);
    }
}
