namespace Alliance.Partnerships.Import.Register;

/// <param name="Cleaned">Null for a row rejected.</param>
/// <param name="Area">The neighbourhood its coordinates lie in.</param>
public sealed record PlannedRow(int Row, RegisterRow? Cleaned, Verdict Verdict, Area? Area);

/// <summary>
/// What an import would do, row by row, before anything is written: the preview shows it, the apply follows it, the
/// command line counts it. Counts of missing values and of places are over the rows not rejected.
/// </summary>
public sealed record RegisterPlan(
    IReadOnlyList<PlannedRow> Rows, IReadOnlyList<SuggestedPair> Suggestions, Placeholders Placeholders, int EmailsDropped)
{
    public int Imported => Rows.Count(row => row.Verdict is Verdict.Import);

    public int Merged => Rows.Count(row => row.Verdict is Verdict.Merge);

    public int Rejected => Rows.Count(row => row.Verdict is Verdict.Reject);

    public int PlacedInNeighborhood => Rows.Count(row => row.Area is not null);

    public int MissingPhone => Rows.Count(row => row.Cleaned is { Telephone: null });

    public int MissingCoordinate => Rows.Count(row => row.Cleaned is { Coordinates: null });

    public IEnumerable<RejectedRow> Rejections =>
        Rows.Where(row => row.Verdict is Verdict.Reject).Select(row => new RejectedRow(row.Row, ((Verdict.Reject)row.Verdict).Reason));

    public static RegisterPlan Make(
        RegisterTable table, ColumnMapping mapping, IReadOnlyList<ExistingPartner> existing, AreaLocator? areas = null, CancellationToken cancellation = default)
        => Make(RegisterRows.Read(table, mapping), existing, areas, cancellation);

    /// <summary>For rows read before, such as those whose keys were first looked up among the partners already known.</summary>
    public static RegisterPlan Make(
        RegisterRows rows, IReadOnlyList<ExistingPartner> existing, AreaLocator? areas = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (verdicts, suggestions) = Deduplicator.Run(rows.Cleaned, existing, cancellation);
        var planned = rows.Cleaned
            .Select(row => new PlannedRow(row.Row, row, verdicts[row.Row], row.Coordinates is { } place ? areas?.Locate(place.Latitude, place.Longitude) : null))
            .Concat(rows.Rejected.Select(row => new PlannedRow(row.Row, null, new Verdict.Reject(row.Reason), null)))
            .OrderBy(row => row.Row);
        return new RegisterPlan([.. planned], suggestions, rows.Placeholders, rows.EmailsDropped);
    }
}
