using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
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
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Setting = table.Column<int>(type: "integer", nullable: false),
                    LearnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    PlannedById = table.Column<Guid>(type: "uuid", nullable: false),
                    PlannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<int>(type: "integer", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HandedInAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Marks = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Strength = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    TryNext = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
