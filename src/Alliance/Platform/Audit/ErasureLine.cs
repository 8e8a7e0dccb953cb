using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Audit;

/// <summary>
/// One erasure as the ledger has it, written in the transaction that erases. A restored backup lacks the lines of what was erased
/// after it, and so shows what is to be done again. Names nobody: keys of rows alone.
/// </summary>
public class ErasureLine
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public DateTime At { get; set; }

    /// <summary>Which kind of erasure: one of the rooms' <see cref="ErasureDeed"/>s.</summary>
    public required string Deed { get; set; }

    /// <summary>The keys it was about, as a JSON array.</summary>
    public required string Of { get; set; }

    public static ErasureLine From(LedgerLine line) => new() { AgencyId = line.Agency, Id = line.Id, At = line.At, Deed = line.Deed, Of = JsonSerializer.Serialize(line.Of) };

    public LedgerLine ToLedger() => new(Id, AgencyId, At, Deed, JsonSerializer.Deserialize<Guid[]>(Of) ?? []);
}

public class ErasureLineMapping : IEntityTypeConfiguration<ErasureLine>
{
    public void Configure(EntityTypeBuilder<ErasureLine> builder)
    {
        builder.ToTable(nameof(ErasureLine));
        builder.HasKey(l => new { l.AgencyId, l.Id });
        builder.Property(l => l.Deed).HasMaxLength(40);
    }
}
