namespace Alliance.Partnerships.Import;

/// <summary>How far an import is: rows written of rows in the file.</summary>
public sealed record ImportProgress(int Done, int Total);
