using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ObservedPractice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Observation",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Setting = table.Column<int>(type: "INTEGER", nullable: false),
                    LearnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PlannedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlannedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Observation", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Observation_Account_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Observation_Account_PlannedById",
                        column: x => x.PlannedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ObservationSheet",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ObservationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HandedInAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Marks = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Strength = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    TryNext = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObservationSheet", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ObservationSheet_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ObservationSheet_Observation_AgencyId_ObservationId",
                        columns: x => new { x.AgencyId, x.ObservationId },
                        principalTable: "Observation",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_AgencyId_LearnerId",
                table: "Observation",
                columns: new[] { "AgencyId", "LearnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_LearnerId",
                table: "Observation",
                column: "LearnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PlannedById",
                table: "Observation",
                column: "PlannedById");

            migrationBuilder.CreateIndex(
                name: "IX_ObservationSheet_AccountId",
                table: "ObservationSheet",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ObservationSheet_AgencyId_AccountId",
                table: "ObservationSheet",
                columns: new[] { "AgencyId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_ObservationSheet_AgencyId_ObservationId_AccountId",
                table: "ObservationSheet",
                columns: new[] { "AgencyId", "ObservationId", "AccountId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ObservationSheet");

            migrationBuilder.DropTable(
                name: "Observation");
        }
    }
}
