using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Measures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ProblemMeasure",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false),
                    SetById = table.Column<Guid>(type: "uuid", nullable: false),
                    SetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BeforeFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    BeforeUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    AfterFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    AfterUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProblemMeasure", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProblemMeasure_Account_SetById",
                        column: x => x.SetById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProblemMeasure_Problem_AgencyId_ProblemId",
                        columns: x => new { x.AgencyId, x.ProblemId },
                        principalTable: "Problem",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasuredCategory",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    CategoryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasuredCategory", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_MeasuredCategory_IncidentCategory_AgencyId_CategoryId",
                        columns: x => new { x.AgencyId, x.CategoryId },
                        principalTable: "IncidentCategory",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeasuredCategory_ProblemMeasure_AgencyId_MeasureId",
                        columns: x => new { x.AgencyId, x.MeasureId },
                        principalTable: "ProblemMeasure",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasuredPlace",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasuredPlace", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_MeasuredPlace_ProblemMeasure_AgencyId_MeasureId",
                        columns: x => new { x.AgencyId, x.MeasureId },
                        principalTable: "ProblemMeasure",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MeasuredCategory_AgencyId_CategoryId",
                table: "MeasuredCategory",
                columns: new[] { "AgencyId", "CategoryId" });

            migrationBuilder.CreateIndex(
                name: "IX_MeasuredCategory_AgencyId_MeasureId",
                table: "MeasuredCategory",
                columns: new[] { "AgencyId", "MeasureId" });

            migrationBuilder.CreateIndex(
                name: "IX_MeasuredPlace_AgencyId_MeasureId",
                table: "MeasuredPlace",
                columns: new[] { "AgencyId", "MeasureId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProblemMeasure_AgencyId_ProblemId_SetAt",
                table: "ProblemMeasure",
                columns: new[] { "AgencyId", "ProblemId", "SetAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ProblemMeasure_SetById",
                table: "ProblemMeasure",
                column: "SetById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MeasuredCategory");

            migrationBuilder.DropTable(
                name: "MeasuredPlace");

            migrationBuilder.DropTable(
                name: "ProblemMeasure");
        }
    }
}
