using System.Text.Json;
using Alliance.Partnerships.Import.Register;

namespace Alliance.Partnerships.Import;

/// <summary>What became of a register, in numbers; the missing and the placed are counted over the rows not rejected.</summary>
public sealed record ImportSummary
{
    public int Rows { get; init; }
    public int Imported { get; init; }
    public int Merged { get; init; }
    public int PossibleDuplicates { get; init; }
    public int Rejected { get; init; }
    public int PlacedInNeighborhood { get; init; }
    public int MissingPhone { get; init; }
    public int MissingCoordinate { get; init; }

    /// <summary>E-mail addresses dropped because they are a person's.</summary>
    public int EmailsDropped { get; init; }

    /// <summary>The areas this run brought, so that undoing it takes them along where nothing else uses them.</summary>
    public IReadOnlyList<Guid> NewAreas { get; init; } = [];

    public static ImportSummary Of(RegisterPlan plan, IReadOnlyList<Guid> newAreas) => new()
    {
        Rows = plan.Rows.Count,
        Imported = plan.Imported,
        Merged = plan.Merged,
        PossibleDuplicates = plan.Suggestions.Count,
        Rejected = plan.Rejected,
        PlacedInNeighborhood = plan.PlacedInNeighborhood,
        MissingPhone = plan.MissingPhone,
        MissingCoordinate = plan.MissingCoordinate,
        EmailsDropped = plan.EmailsDropped,
        NewAreas = newAreas,
    };

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static ImportSummary Read(string? json) => json is null ? new() : JsonSerializer.Deserialize<ImportSummary>(json, JsonSerializerOptions.Web) ?? new();
}
