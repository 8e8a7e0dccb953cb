using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Callouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "TieAt",
                table: "Relationship",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "TieLasting",
                table: "Relationship",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "TieRecent",
                table: "Relationship",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Cell",
                table: "Partner",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "MiddleLatitude",
                table: "Area",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "MiddleLongitude",
                table: "Area",
                type: "REAL",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Callout",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Situation = table.Column<int>(type: "INTEGER", nullable: false),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Shift = table.Column<int>(type: "INTEGER", nullable: false),
                    OfficerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ending = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CalloutId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OfferId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Answer = table.Column<int>(type: "INTEGER", nullable: false),
                    ThankedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TalkedOverOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
            migrationBuilder.Sql("""UPDATE "Partner" SET "Cell" = CAST(("Latitude" + 90) * 200 AS INTEGER) * 72000 + CAST(("Longitude" + 180) * 200 AS INTEGER) % 72000 WHERE "Latitude" IS NOT NULL AND "Longitude" IS NOT NULL""");
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
