namespace Alliance.Statistics.Surveys;

/// <summary>How many of the population are in each category, and which category each row of the sample is in.</summary>
public sealed record PopulationMargin
{
    private PopulationMargin(string name, int[] codes, double[] sizes) => (Name, Codes, Sizes) = (name, codes, sizes);

    /// <summary>Such as "age group"; named in refusals.</summary>
    public string Name { get; }

    internal int[] Codes { get; }

    internal double[] Sizes { get; }

    /// <param name="categories">One per row of the sample.</param>
    /// <param name="population">Above zero, for every category of the sample and no other.</param>
    /// <returns>Failure: a category that only the sample or only the population has, or a size that is not above zero.</returns>
    public static Answer<PopulationMargin> Of(string name, IReadOnlyList<string> categories, IReadOnlyDictionary<string, double> population)
    {
        if (categories.FirstOrDefault(category => !population.ContainsKey(category)) is { } unknown)
        {
            return new Refusal(RefusalKind.NotAGroup, $"The sample has “{unknown}” in {name}, of which the population figures know nothing: add its size, or join it with another category.");
        }

        if (population.Keys.FirstOrDefault(category => !categories.Contains(category)) is { } absent)
        {
            return new Refusal(RefusalKind.NotAGroup, $"Nobody in the sample is “{absent}” in {name}, so that no weight can stand for them: join the category with another.");
        }

        if (population.FirstOrDefault(size => !double.IsFinite(size.Value) || size.Value <= 0) is { Key: { } wrong })
        {
            return new Refusal(RefusalKind.NotAWeight, $"The population size of “{wrong}” in {name} must be a number above zero.");
        }

        string[] names = [.. population.Keys];
        var places = names.Select((category, at) => (category, at)).ToDictionary(each => each.category, each => each.at, StringComparer.Ordinal);
        return new PopulationMargin(name, [.. categories.Select(category => places[category])], [.. names.Select(category => population[category])]);
    }
}
