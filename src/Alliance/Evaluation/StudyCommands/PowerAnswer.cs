namespace Alliance.Evaluation.StudyCommands;

/// <summary>What every power command answers beside its design.</summary>
internal sealed record PowerAnswer
{
    public required string Design { get; init; }

    public required double? Effect { get; init; }

    public required double? Power { get; init; }

    public required double Alpha { get; init; }

    public required double TargetPower { get; init; }

    public required double? MinimumDetectableEffect { get; init; }

    public double? StandardError { get; init; }

    public Drawn? Drawn { get; init; }

    /// <summary>One flat document: the design's own fields, then these.</summary>
    public Dictionary<string, object?> Document(params (string Name, object? Value)[] design)
    {
        var document = new Dictionary<string, object?> { ["design"] = Design };
        foreach (var (name, value) in design) document[name] = value;
        document["effect"] = Effect;
        document["alpha"] = Alpha;
        document["standardError"] = StandardError;
        document["power"] = Power;
        document["targetPower"] = TargetPower;
        document["minimumDetectableEffect"] = MinimumDetectableEffect;
        if (Drawn is { Of: var simulated })
        {
            document["simulatedPower"] = simulated.Power.Value;
            document["simulatedLow"] = simulated.Interval.Low;
            document["simulatedHigh"] = simulated.Interval.High;
            document["simulatedMeanEffect"] = simulated.MeanEffect;
            document["replications"] = simulated.Plan.Replications;
            document["notAnalyzed"] = simulated.Undecided;
            document["seed"] = simulated.Plan.Seed;
            document["elapsedMs"] = Drawn.ElapsedMs;
        }

        return document;
    }

    public IEnumerable<string> Lines(string plan, params IEnumerable<string> more)
    {
        yield return plan;
        if (Power is { } power && Effect is { } effect) yield return FormattableString.Invariant($"An effect of {PowerOptions.Words(effect)} is found with a power of {power:0.0000} at a significance level of {Alpha}.");
        yield return MinimumDetectableEffect is { } least
            ? FormattableString.Invariant($"The smallest effect found with a power of {TargetPower} is {PowerOptions.Words(least)}.")
            : FormattableString.Invariant($"No effect there can be is found with a power of {TargetPower}.");
        foreach (var line in more) yield return line;
        if (Drawn is not null) yield return Drawn.Line;
    }
}
