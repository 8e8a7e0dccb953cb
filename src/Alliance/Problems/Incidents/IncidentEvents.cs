namespace Alliance.Problems.Incidents;

/// <summary>What the audit calls the things done with incident counts.</summary>
public static class IncidentEvents
{
    public const string IncidentsUploaded = nameof(IncidentsUploaded);
    public const string IncidentCategoriesDecided = nameof(IncidentCategoriesDecided);
    public const string IncidentRowsKept = nameof(IncidentRowsKept);
    public const string IncidentsBroughtIn = nameof(IncidentsBroughtIn);
    public const string IncidentsTakenBack = nameof(IncidentsTakenBack);
    public const string IncidentsGivenUp = nameof(IncidentsGivenUp);
}
