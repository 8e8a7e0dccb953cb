namespace Alliance.Partnerships.Import.Register;

/// <summary>A partner that the import makes from a row, or one that the agency already has.</summary>
public readonly record struct PartnerReference
{
    private PartnerReference(int? row, Guid? existingId) => (Row, ExistingId) = (row, existingId);

    public int? Row { get; }

    public Guid? ExistingId { get; }

    public static PartnerReference OfRow(int row) => new(row, null);

    public static PartnerReference Existing(Guid id) => new(null, id);
}

/// <summary>What the import will do with a row.</summary>
public abstract record Verdict
{
    public sealed record Import : Verdict;

    /// <param name="Target">A row that is itself imported, never one that is merged, or an existing partner.</param>
    public sealed record Merge(PartnerReference Target) : Verdict;

    public sealed record Reject(Sentence Reason) : Verdict;
}

/// <summary>Two partners for a person to look at side by side; the first is the one known longer.</summary>
public sealed record SuggestedPair(PartnerReference First, PartnerReference Second, Sentence Reason);
