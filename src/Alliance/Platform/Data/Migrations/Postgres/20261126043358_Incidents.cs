using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
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
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SortName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentCategory", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "IncidentImport",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Tally = table.Column<byte[]>(type: "bytea", nullable: true),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Counted = table.Column<long>(type: "bigint", nullable: false),
                    LeftOut = table.Column<int>(type: "integer", nullable: false),
                    Notes = table.Column<string>(type: "text", nullable: true),
                    Replaced = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    AppliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UndoneById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentImport", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CategoryWord",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Word = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    SortWord = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    CategoryId = table.Column<Guid>(type: "uuid", nullable: true),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    CategoryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
