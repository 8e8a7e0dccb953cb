namespace Alliance.Platform.Operation;

/// <summary>What a backup says of itself. It names nobody.</summary>
public sealed record BackupManifest
{
    /// <summary>The newest layout of the file that this version reads and the only one it writes.</summary>
    public const int ThisFormat = 1;

    public required int Format { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>"SQLite" or "PostgreSQL".</summary>
    public required string Engine { get; init; }

    /// <summary>The last migration that the database had.</summary>
    public required string Schema { get; init; }

    /// <summary>Where each agency's audit chain stood.</summary>
    public required IReadOnlyList<ChainEnd> Chains { get; init; }

    public required IReadOnlyList<BackupPart> Parts { get; init; }
}

/// <param name="Sequence">The place of the chain's last link.</param>
/// <param name="Hash">Of that link, in small hexadecimal digits.</param>
public sealed record ChainEnd(int Agency, long Sequence, string Hash);

/// <param name="Sha256">In small hexadecimal digits.</param>
public sealed record BackupPart(string Name, long Bytes, string Sha256);
