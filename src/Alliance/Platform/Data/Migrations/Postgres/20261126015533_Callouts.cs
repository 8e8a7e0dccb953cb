using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Callouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "TieAt",
                table: "Relationship",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "TieLasting",
                table: "Relationship",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "TieRecent",
                table: "Relationship",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Cell",
                table: "Partner",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "MiddleLatitude",
                table: "Area",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "MiddleLongitude",
                table: "Area",
                type: "double precision",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Callout",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Situation = table.Column<int>(type: "integer", nullable: false),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Shift = table.Column<int>(type: "integer", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ending = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Callout", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Callout_Account_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CalloutAsk",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CalloutId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Answer = table.Column<int>(type: "integer", nullable: false),
                    ThankedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TalkedOverOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalloutAsk", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_CalloutAsk_Callout_AgencyId_CalloutId",
                        columns: x => new { x.AgencyId, x.CalloutId },
                        principalTable: "Callout",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CalloutAsk_Offer_AgencyId_OfferId",
                        columns: x => new { x.AgencyId, x.OfferId },
                        principalTable: "Offer",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Relationship_Unreckoned",
                table: "Relationship",
                columns: new[] { "AgencyId", "Id" },
                filter: "\"TieAt\" IS NULL AND \"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Partner_AgencyId_Cell",
                table: "Partner",
                columns: new[] { "AgencyId", "Cell" },
                filter: "\"Cell\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Callout_AgencyId_OfficerId_On",
                table: "Callout",
                columns: new[] { "AgencyId", "OfficerId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Callout_AgencyId_On",
                table: "Callout",
                columns: new[] { "AgencyId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Callout_OfficerId",
                table: "Callout",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_CalloutAsk_AgencyId_CalloutId_OfferId",
                table: "CalloutAsk",
                columns: new[] { "AgencyId", "CalloutId", "OfferId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalloutAsk_AgencyId_ContactId_On",
                table: "CalloutAsk",
                columns: new[] { "AgencyId", "ContactId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_CalloutAsk_AgencyId_OfferId",
                table: "CalloutAsk",
                columns: new[] { "AgencyId", "OfferId" });

            // As Grid.CellOf reckons it.
            migrationBuilder.Sql("""UPDATE "Partner" SET "Cell" = FLOOR(("Latitude" + 90) * 200)::int * 72000 + FLOOR(("Longitude" + 180) * 200)::int % 72000 WHERE "Latitude" IS NOT NULL AND "Longitude" IS NOT NULL""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalloutAsk");

            migrationBuilder.DropTable(
                name: "Callout");

            migrationBuilder.DropIndex(
                name: "IX_Relationship_Unreckoned",
                table: "Relationship");

            migrationBuilder.DropIndex(
                name: "IX_Partner_AgencyId_Cell",
                table: "Partner");

            migrationBuilder.DropColumn(
                name: "TieAt",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "TieLasting",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "TieRecent",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "Cell",
                table: "Partner");

            migrationBuilder.DropColumn(
                name: "MiddleLatitude",
                table: "Area");

            migrationBuilder.DropColumn(
                name: "MiddleLongitude",
                table: "Area");
        }
    }
}
