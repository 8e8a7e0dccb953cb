using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Practice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PracticeSession",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LearnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Scenario = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ScenarioVersion = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    Mode = table.Column<int>(type: "integer", nullable: false),
                    Voice = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Ending = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeSession", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticeSession_Account_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RolePlay",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    WithId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RolePlay", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_RolePlay_Account_AskedById",
                        column: x => x.AskedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RolePlay_Account_WithId",
                        column: x => x.WithId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PracticeShare",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    TrainerId = table.Column<Guid>(type: "uuid", nullable: false),
                    SharedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeShare", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticeShare_Account_TrainerId",
                        column: x => x.TrainerId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PracticeShare_PracticeSession_AgencyId_SessionId",
                        columns: x => new { x.AgencyId, x.SessionId },
                        principalTable: "PracticeSession",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PracticeTurn",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Codes = table.Column<string>(type: "text", nullable: false),
                    Answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeTurn", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticeTurn_PracticeSession_AgencyId_SessionId",
                        columns: x => new { x.AgencyId, x.SessionId },
                        principalTable: "PracticeSession",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RolePlayAgreement",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RolePlayId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RolePlayAgreement", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_RolePlayAgreement_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RolePlayAgreement_RolePlay_AgencyId_RolePlayId",
                        columns: x => new { x.AgencyId, x.RolePlayId },
                        principalTable: "RolePlay",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeSession_AgencyId_LearnerId_StartedAt",
                table: "PracticeSession",
                columns: new[] { "AgencyId", "LearnerId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeSession_AgencyId_StartedAt",
                table: "PracticeSession",
                columns: new[] { "AgencyId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeSession_LearnerId",
                table: "PracticeSession",
                column: "LearnerId");

            migrationBuilder.CreateIndex(
                name: "IX_PracticeShare_AgencyId_SessionId",
                table: "PracticeShare",
                columns: new[] { "AgencyId", "SessionId" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeShare_AgencyId_TrainerId_SharedAt",
                table: "PracticeShare",
                columns: new[] { "AgencyId", "TrainerId", "SharedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeShare_TrainerId",
                table: "PracticeShare",
                column: "TrainerId");

            migrationBuilder.CreateIndex(
                name: "IX_PracticeTurn_AgencyId_SessionId_Number",
                table: "PracticeTurn",
                columns: new[] { "AgencyId", "SessionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RolePlay_AgencyId_AskedById",
                table: "RolePlay",
                columns: new[] { "AgencyId", "AskedById" });

            migrationBuilder.CreateIndex(
                name: "IX_RolePlay_AgencyId_WithId",
                table: "RolePlay",
                columns: new[] { "AgencyId", "WithId" });

            migrationBuilder.CreateIndex(
                name: "IX_RolePlay_AskedById",
                table: "RolePlay",
                column: "AskedById");

            migrationBuilder.CreateIndex(
                name: "IX_RolePlay_WithId",
                table: "RolePlay",
                column: "WithId");

            migrationBuilder.CreateIndex(
                name: "IX_RolePlayAgreement_AccountId",
                table: "RolePlayAgreement",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_RolePlayAgreement_AgencyId_RolePlayId_AccountId",
                table: "RolePlayAgreement",
                columns: new[] { "AgencyId", "RolePlayId", "AccountId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PracticeShare");

            migrationBuilder.DropTable(
                name: "PracticeTurn");

            migrationBuilder.DropTable(
                name: "RolePlayAgreement");

            migrationBuilder.DropTable(
                name: "PracticeSession");

            migrationBuilder.DropTable(
                name: "RolePlay");
        }
    }
}
