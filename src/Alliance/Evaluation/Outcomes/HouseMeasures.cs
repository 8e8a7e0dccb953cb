namespace Alliance.Evaluation.Outcomes;

/// <summary>What the house counts of its own records every month, by squad and by area. The key is what an outcome of the study's own counts is called.</summary>
public static class HouseMeasures
{
    /// <summary>Talks that were not enforcement.</summary>
    public const string PositiveContacts = "positive_contacts";

    /// <summary>Those that the partner began.</summary>
    public const string VoluntaryContacts = "voluntary_contacts";

    /// <summary>Promises of ours that were kept.</summary>
    public const string KeptPromises = "kept_promises";

    public static readonly IReadOnlyList<string> All = [PositiveContacts, VoluntaryContacts, KeptPromises];
}
