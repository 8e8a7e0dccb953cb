using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Relationships;

namespace Alliance.Partnerships.Duplicates;

/// <summary>What joining two partners moved and changed: all that taking them apart again needs.</summary>
public sealed record Joining
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Rows moved, by table.</summary>
    public Dictionary<string, Guid[]> Rows { get; init; } = [];

    /// <summary>Facts filled in at the one kept; each was missing.</summary>
    public Dictionary<string, string> Filled { get; init; } = [];

    public EndedRelationship? Ended { get; set; }
    public EarlierContact? Contact { get; set; }
    public EarlierTie? Tie { get; set; }
    public List<Guid> Notices { get; init; } = [];

    /// <summary>What became of the ties that the joined one had with other organisations.</summary>
    public List<MovedTie> Ties { get; init; } = [];
    public Guid? DecidedPair { get; init; }
    public List<MovedPair> Pairs { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static Joining Read(string json) => JsonSerializer.Deserialize<Joining>(json, Options)!;
}

/// <summary>The joined partner's relationship as it was; a partner has one at a time.</summary>
public sealed record EndedRelationship(Guid Id, Guid PhaseChangeId, Phase Phase, DateOnly? DueOn, DateTime EndedAt);

/// <summary>The kept relationship's last contact before and after it learned of a later one.</summary>
public sealed record EarlierContact(Guid RelationshipId, DateTime? Before, DateOnly? DueBefore, DateTime After, DateOnly? DueAfter);

/// <summary>A pair that now stands for the kept partner, as it was.</summary>
public sealed record MovedPair(Guid Id, Guid FirstId, Guid SecondId);

/// <summary>How strong the relationship was that went on, before the rows of the other came to it.</summary>
public sealed record EarlierTie(Guid RelationshipId, double Recent, double Lasting, DateTime At);
