using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Alliance.Tests.Platform.Data;

/// <summary>
/// Nodes are upgraded one after the other, and the first to start brings the new schema in: the older program must be able to work on
/// with it. So a migration adds; what it makes needless is taken away by one of a later version.
/// </summary>
public class MigrationTests
{
    /// <summary>These took something away or gave it another name, before there was more than one node. Whoever comes from before them stops every node for the upgrade.</summary>
    private static readonly string[] ForStoppedNodes = ["Consents", "Released"];

    [Fact]
    public void Migrations_OnlyAdd_SoThatAnOlderNodeWorksOn()
    {
        using var db = new PostgresDesign().CreateDbContext([]);
        var assembly = db.GetService<IMigrationsAssembly>();

        assembly.Migrations.Count.ShouldBeGreaterThan(20);
        var narrowing = assembly.Migrations.Select(m => (Name: m.Key.Split('_')[1], Trouble: TroublesOf(assembly.CreateMigration(m.Value, "Npgsql.EntityFrameworkCore.PostgreSQL").UpOperations))).Where(m => m.Trouble.Count > 0).ToList();

        narrowing.Where(m => !ForStoppedNodes.Contains(m.Name)).Select(m => $"{m.Name}: {string.Join(", ", m.Trouble)}").ShouldBeEmpty();
        narrowing.Select(m => m.Name).ShouldBe(ForStoppedNodes);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Trouble_IsWhatAnOlderNodeTripsOver(MigrationOperation operation, bool isTrouble) => TroublesOf([operation]).Count.ShouldBe(isTrouble ? 1 : 0);

    public static TheoryData<MigrationOperation, bool> Operations => new()
    {
        { new DropTableOperation { Name = "Partner" }, true },
        { new DropColumnOperation { Table = "Partner", Name = "Name" }, true },
        { new RenameTableOperation { Name = "Partner", NewName = "Friend" }, true },
        { new RenameColumnOperation { Table = "Partner", Name = "Name", NewName = "Title" }, true },
        { new AddColumnOperation { Table = "Partner", Name = "Mood", IsNullable = true }, false },
        { new AddColumnOperation { Table = "Partner", Name = "Mood", DefaultValue = 0 }, false },
        { new AddColumnOperation { Table = "Partner", Name = "Mood" }, true },
        { new AlterColumnOperation { Table = "Partner", Name = "Name", IsNullable = true, OldColumn = new AddColumnOperation { IsNullable = false } }, false },
        { new AlterColumnOperation { Table = "Partner", Name = "Name", IsNullable = false, OldColumn = new AddColumnOperation { IsNullable = true } }, true },
        { new AlterColumnOperation { Table = "Partner", Name = "Name", MaxLength = 40, OldColumn = new AddColumnOperation { MaxLength = 80 } }, true },
        { new AlterColumnOperation { Table = "Partner", Name = "Name", MaxLength = 80, OldColumn = new AddColumnOperation { MaxLength = 40 } }, false },
        { new CreateIndexOperation { Table = "Partner", Name = "IX", Columns = ["Name"] }, false },
        { new CreateIndexOperation { Table = "Partner", Name = "IX", Columns = ["Name"], IsUnique = true }, true },
        { new SqlOperation { Sql = """UPDATE "Partner" SET "Cell" = 1""" }, false },
        { new SqlOperation { Sql = """alter table "Partner" drop column "Cell" """ }, true },
    };

    private static List<string> TroublesOf(IReadOnlyList<MigrationOperation> operations)
    {
        // Nobody older knows a table that the same migration makes.
        var fresh = operations.OfType<CreateTableOperation>().Select(t => t.Name).ToHashSet();
        return [.. operations.Select(o => TroubleOf(o, fresh)).OfType<string>()];
    }

    private static string? TroubleOf(MigrationOperation operation, HashSet<string> fresh) => operation switch
    {
        DropTableOperation o => $"drops {o.Name}",
        DropColumnOperation o => $"drops {o.Table}.{o.Name}",
        RenameTableOperation o => $"renames {o.Name}",
        RenameColumnOperation o => $"renames {o.Table}.{o.Name}",
        AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null } o => $"wants {o.Table}.{o.Name} of whoever does not know it",
        AlterColumnOperation o when !o.IsNullable && o.OldColumn.IsNullable || o.MaxLength < (o.OldColumn.MaxLength ?? int.MaxValue) || o.ColumnType != o.OldColumn.ColumnType => $"narrows {o.Table}.{o.Name}",
        CreateIndexOperation { IsUnique: true } o when !fresh.Contains(o.Table) => $"allows one only of {o.Table}.{string.Join('.', o.Columns)}",
        // What is put up anew is first taken away where it is there.
        SqlOperation o when new[] { "DROP TABLE", "DROP COLUMN", "RENAME" }.Any(word => o.Sql.Replace("DROP TABLE IF EXISTS", "", StringComparison.Ordinal).Contains(word, StringComparison.OrdinalIgnoreCase)) => "drops or renames by hand",
        _ => null,
    };
}
