using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Incidents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "IncidentCategory",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SortName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentCategory", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "IncidentImport",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Tally = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Counted = table.Column<long>(type: "INTEGER", nullable: false),
                    LeftOut = table.Column<int>(type: "INTEGER", nullable: false),
                    Notes = table.Column<string>(type: "TEXT", nullable: true),
                    Replaced = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AppliedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UndoneById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentImport", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CategoryWord",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SortWord = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CategoryId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CategoryWord", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_CategoryWord_IncidentCategory_AgencyId_CategoryId",
                        columns: x => new { x.AgencyId, x.CategoryId },
                        principalTable: "IncidentCategory",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IncidentMonth",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ImportId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PartnerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CategoryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Days = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentMonth", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_IncidentMonth_IncidentCategory_AgencyId_CategoryId",
                        columns: x => new { x.AgencyId, x.CategoryId },
                        principalTable: "IncidentCategory",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IncidentMonth_IncidentImport_AgencyId_ImportId",
                        columns: x => new { x.AgencyId, x.ImportId },
                        principalTable: "IncidentImport",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CategoryWord_AgencyId_CategoryId",
                table: "CategoryWord",
                columns: new[] { "AgencyId", "CategoryId" });

            migrationBuilder.CreateIndex(
                name: "IX_CategoryWord_AgencyId_SortWord",
                table: "CategoryWord",
                columns: new[] { "AgencyId", "SortWord" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncidentCategory_AgencyId_SortName",
                table: "IncidentCategory",
                columns: new[] { "AgencyId", "SortName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncidentImport_AgencyId_StartedAt",
                table: "IncidentImport",
                columns: new[] { "AgencyId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentMonth_AgencyId_AreaId_Month",
                table: "IncidentMonth",
                columns: new[] { "AgencyId", "AreaId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentMonth_AgencyId_CategoryId",
                table: "IncidentMonth",
                columns: new[] { "AgencyId", "CategoryId" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentMonth_AgencyId_ImportId",
                table: "IncidentMonth",
                columns: new[] { "AgencyId", "ImportId" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentMonth_AgencyId_PartnerId_Month",
                table: "IncidentMonth",
                columns: new[] { "AgencyId", "PartnerId", "Month" },
                filter: "\"PartnerId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CategoryWord");

            migrationBuilder.DropTable(
                name: "IncidentMonth");

            migrationBuilder.DropTable(
                name: "IncidentCategory");

            migrationBuilder.DropTable(
                name: "IncidentImport");
        }
    }
}
