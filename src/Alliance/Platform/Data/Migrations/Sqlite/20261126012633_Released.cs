using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Released : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                table: "ScreenedEntry",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScreenedEntry_AgencyId_ExpiresAt",
                table: "ScreenedEntry",
                columns: new[] { "AgencyId", "ExpiresAt" },
                filter: "\"ExpiresAt\" IS NOT NULL");

            // A new table in place of the old: taking a key off a table makes SQLite leave the transaction, and warn of it at the first start.
            migrationBuilder.RenameTable(name: "ReleasedPart", newName: "ReleasedPartBefore");

            migrationBuilder.CreateTable(
                name: "ReleasedPart",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReleaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    BlackedOutFor = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReleasedPart", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ReleasedPart_Release_AgencyId_ReleaseId",
                        columns: x => new { x.AgencyId, x.ReleaseId },
                        principalTable: "Release",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("""
                INSERT INTO "ReleasedPart" ("AgencyId", "Id", "ReleaseId", "Kind", "SourceId", "Place", "BlackedOutFor", "Version")
                SELECT "AgencyId", "Id", "ReleaseId", 1, "EngagementId", "Place", "BlackedOutFor", "Version" FROM "ReleasedPartBefore"
                """);

            migrationBuilder.DropTable(name: "ReleasedPartBefore");

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedPart_AgencyId_ReleaseId",
                table: "ReleasedPart",
                columns: new[] { "AgencyId", "ReleaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedPart_AgencyId_SourceId",
                table: "ReleasedPart",
                columns: new[] { "AgencyId", "SourceId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScreenedEntry_AgencyId_ExpiresAt",
                table: "ScreenedEntry");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                table: "ScreenedEntry");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "ReleasedPart");

            migrationBuilder.RenameColumn(
                name: "SourceId",
                table: "ReleasedPart",
                newName: "EngagementId");

            migrationBuilder.RenameIndex(
                name: "IX_ReleasedPart_AgencyId_SourceId",
                table: "ReleasedPart",
                newName: "IX_ReleasedPart_AgencyId_EngagementId");

            migrationBuilder.AddForeignKey(
                name: "FK_ReleasedPart_Engagement_AgencyId_EngagementId",
                table: "ReleasedPart",
                columns: new[] { "AgencyId", "EngagementId" },
                principalTable: "Engagement",
                principalColumns: new[] { "AgencyId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }
    }
}
