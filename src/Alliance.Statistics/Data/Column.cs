namespace Alliance.Statistics.Data;

/// <summary>One named column of a <see cref="Table"/>: numbers or text, with missing values.</summary>
public abstract class Column
{
    private protected Column(string name) => Name = name;

    /// <summary>As the header has it.</summary>
    public string Name { get; }

    /// <summary>How many rows, missing ones included.</summary>
    public abstract int Rows { get; }

    /// <param name="row">From zero.</param>
    public abstract bool IsMissing(int row);

    /// <summary>The rows sorted into groups of equal value, numbers in numeric and text in alphabetical order: 10, 2, 10 gives the groups 2 and 10.</summary>
    public abstract Groups Grouped();
}
