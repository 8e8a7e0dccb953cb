namespace Alliance.Problems.Incidents.File;

/// <summary>Where a row says it was: by the name of a neighborhood, of an organization, or or by the area its point lies in.</summary>
/// <param name="AreaId">The area its point lies in; nothing where it has none, or lies in none.</param>
public readonly record struct WrittenPlace(string Neighborhood, string Organization, Guid? AreaId, bool IsOutside)
{
    private const string NoPoint = "", Outside = "-";
    private const char Between = '\t';

    /// <returns>Null where a row says nothing of where it was.</returns>
    /// <param name="area">The key of the area the point lies in; null where it lies in none.</param>
    public static string? Pack(string neighborhood, string organization, bool hasPoint, string? area) =>
        neighborhood.Length == 0 && organization.Length == 0 && !hasPoint ? null : $"{neighborhood}{Between}{organization}{Between}{(hasPoint ? area ?? Outside : NoPoint)}";

    public static WrittenPlace Unpack(string packed)
    {
        var parts = packed.Split(Between);
        return new WrittenPlace(parts[0], parts[1], Guid.TryParse(parts[2], out var area) ? area : null, parts[2] == Outside);
    }

    /// <summary>As its writer would recognize it.</summary>
    public string InWords => string.Join(", ", new[] { Organization, Neighborhood }.Where(name => name.Length > 0));
}
