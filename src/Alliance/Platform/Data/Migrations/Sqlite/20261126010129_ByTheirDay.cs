using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ByTheirDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_ScreenedEntry_AgencyId_EntityId",
                table: "ScreenedEntry",
                columns: new[] { "AgencyId", "EntityId" });

            migrationBuilder.CreateIndex(
                name: "IX_Engagement_AgencyId_ExpiresAt",
                table: "Engagement",
                columns: new[] { "AgencyId", "ExpiresAt" },
                filter: "\"ExpiresAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScreenedEntry_AgencyId_EntityId",
                table: "ScreenedEntry");

            migrationBuilder.DropIndex(
                name: "IX_Engagement_AgencyId_ExpiresAt",
                table: "Engagement");
        }
    }
}
