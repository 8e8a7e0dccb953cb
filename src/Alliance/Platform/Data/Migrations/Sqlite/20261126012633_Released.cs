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
            migrationBuilder.DropForeignKey(
                name: "FK_ReleasedPart_Engagement_AgencyId_EngagementId",
                table: "ReleasedPart");

            migrationBuilder.RenameColumn(
                name: "EngagementId",
                table: "ReleasedPart",
                newName: "SourceId");

            migrationBuilder.RenameIndex(
                name: "IX_ReleasedPart_AgencyId_EngagementId",
                table: "ReleasedPart",
                newName: "IX_ReleasedPart_AgencyId_SourceId");

            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                table: "ScreenedEntry",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "ReleasedPart",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "IX_ScreenedEntry_AgencyId_ExpiresAt",
                table: "ScreenedEntry",
                columns: new[] { "AgencyId", "ExpiresAt" },
                filter: "\"ExpiresAt\" IS NOT NULL");
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
