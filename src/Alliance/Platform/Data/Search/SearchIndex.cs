using Microsoft.EntityFrameworkCore.Migrations;

namespace Alliance.Platform.Data.Search;

/// <summary>
/// The search index of either engine, as no model can describe it. It stands below the context, in the database itself, because updates
/// and deletions in bulk pass the context by. A migration makes it, and every later one that rebuilds Partner, PartnerWord, Offer or
/// Engagement on SQLite makes it anew: a rebuilt table has lost its triggers, and its rows have other numbers.
/// </summary>
public static class SearchIndex
{
    /// <summary>Takes down what there is, puts it up and fills it from the rows that are there.</summary>
    public static void Make(MigrationBuilder migration)
    {
        Drop(migration);
        foreach (var statement in migration.IsSqlite() ? SqliteIndex.Make : PostgresIndex.Make) migration.Sql(statement);
    }

    public static void Drop(MigrationBuilder migration)
    {
        foreach (var statement in migration.IsSqlite() ? SqliteIndex.Drop : PostgresIndex.Drop) migration.Sql(statement);
    }
}
