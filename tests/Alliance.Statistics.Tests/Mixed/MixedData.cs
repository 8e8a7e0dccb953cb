using System.Globalization;
using System.Text;
using Alliance.Statistics.Mixed;
using Alliance.Tests;

namespace Alliance.Statistics.Tests.Mixed;

/// <summary>The data sets with known answers, as designs.</summary>
internal sealed class MixedData
{
    private readonly string[] names;
    private readonly string[][] rows;

    private MixedData(string text)
    {
        string[][] cells = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(',').Select(cell => cell.Trim('"')).ToArray())];
        (names, rows) = (cells[0], cells[1..]);
    }

    public static MixedData Shared(string name) => new(Encoding.UTF8.GetString(SharedData.Bytes($"statistics/{name}.csv")));

    public string[] Texts(string name) => [.. rows.Select(row => row[Array.IndexOf(names, name)])];

    public double[] Numbers(string name) => [.. Texts(name).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    public (int[] Places, string[] Levels) Groups(params string[] columns)
    {
        string[] texts = [.. rows.Select(row => string.Join(':', columns.Select(column => row[Array.IndexOf(names, column)])))];
        string[] levels = [.. texts.Distinct().Order(StringComparer.Ordinal)];
        var places = levels.Select((level, place) => (level, place)).ToDictionary(each => each.level, each => each.place);
        return ([.. texts.Select(text => places[text])], levels);
    }

    public RandomEffect Intercept(params string[] columns)
    {
        var (places, levels) = Groups(columns);
        return RandomEffect.Intercept(string.Join(':', columns), places, levels).Required();
    }

    public RandomEffect Slope(string slope, string group)
    {
        var (places, levels) = Groups(group);
        return RandomEffect.Slope(group, places, levels, slope, Numbers(slope)).Required();
    }

    public RandomEffect InterceptAndSlope(string slope, string group)
    {
        var (places, levels) = Groups(group);
        return RandomEffect.InterceptAndSlope(group, places, levels, slope, Numbers(slope)).Required();
    }

    /// <summary>An intercept and so many columns.</summary>
    public static (string[] Names, double[] Columns) Fixed(params (string Name, double[] Values)[] columns)
    {
        var rows = columns[0].Values.Length;
        var design = new double[rows * (columns.Length + 1)];
        for (var row = 0; row < rows; row++)
        {
            design[row * (columns.Length + 1)] = 1;
            for (var column = 0; column < columns.Length; column++)
            {
                design[row * (columns.Length + 1) + column + 1] = columns[column].Values[row];
            }
        }

        return (["(Intercept)", .. columns.Select(column => column.Name)], design);
    }

    /// <summary>Dummies of every level but the first, levels in numeric order.</summary>
    public (string Name, double[] Values)[] Factor(string name)
    {
        var numbers = Numbers(name);
        return [.. numbers.Distinct().Order().Skip(1).Select(level => ($"factor({name}){level.ToString(CultureInfo.InvariantCulture)}", numbers.Select(each => each == level ? 1.0 : 0.0).ToArray()))];
    }

    public MixedDesign Design((string Name, double[] Values)[] columns, params RandomEffect[] terms)
    {
        var (all, design) = columns.Length == 0 ? (["(Intercept)"], Enumerable.Repeat(1.0, rows.Length).ToArray()) : Fixed(columns);
        return MixedDesign.Of(all, design, terms).Required();
    }
}
