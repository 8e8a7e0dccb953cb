using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Organization : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "WhereToTurn",
                table: "Agency",
                type: "TEXT",
                maxLength: 600,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AssessmentRound",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Partnerships = table.Column<int>(type: "INTEGER", nullable: false),
                    Organization = table.Column<int>(type: "INTEGER", nullable: false),
                    Problems = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssessmentRound", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_AssessmentRound_Account_ClosedById",
                        column: x => x.ClosedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AssessmentRound_Account_OpenedById",
                        column: x => x.OpenedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreedAction",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RoundId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Element = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    WhoId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AgreedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AgreedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreedAction", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_AgreedAction_Account_WhoId",
                        column: x => x.WhoId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreedAction_AssessmentRound_AgencyId_RoundId",
                        columns: x => new { x.AgencyId, x.RoundId },
                        principalTable: "AssessmentRound",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreedPlace",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RoundId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Element = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AgreedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreedPlace", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_AgreedPlace_Account_AgreedById",
                        column: x => x.AgreedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreedPlace_AssessmentRound_AgencyId_RoundId",
                        columns: x => new { x.AgencyId, x.RoundId },
                        principalTable: "AssessmentRound",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AnsweredSheet",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RoundId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnsweredSheet", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_AnsweredSheet_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AnsweredSheet_AssessmentRound_AgencyId_RoundId",
                        columns: x => new { x.AgencyId, x.RoundId },
                        principalTable: "AssessmentRound",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AnswerTally",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    RoundId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Element = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerTally", x => new { x.AgencyId, x.RoundId, x.Element, x.Level });
                    table.ForeignKey(
                        name: "FK_AnswerTally_AssessmentRound_AgencyId_RoundId",
                        columns: x => new { x.AgencyId, x.RoundId },
                        principalTable: "AssessmentRound",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ActionEnd",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ending = table.Column<int>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    EndedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionEnd", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ActionEnd_Account_EndedById",
                        column: x => x.EndedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActionEnd_AgreedAction_AgencyId_ActionId",
                        columns: x => new { x.AgencyId, x.ActionId },
                        principalTable: "AgreedAction",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActionEnd_AgencyId_ActionId",
                table: "ActionEnd",
                columns: new[] { "AgencyId", "ActionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActionEnd_EndedById",
                table: "ActionEnd",
                column: "EndedById");

            migrationBuilder.CreateIndex(
                name: "IX_AgreedAction_AgencyId_DueOn",
                table: "AgreedAction",
                columns: new[] { "AgencyId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreedAction_AgencyId_RoundId",
                table: "AgreedAction",
                columns: new[] { "AgencyId", "RoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreedAction_WhoId",
                table: "AgreedAction",
                column: "WhoId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreedPlace_AgencyId_RoundId",
                table: "AgreedPlace",
                columns: new[] { "AgencyId", "RoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreedPlace_AgreedById",
                table: "AgreedPlace",
                column: "AgreedById");

            migrationBuilder.CreateIndex(
                name: "IX_AnsweredSheet_AccountId",
                table: "AnsweredSheet",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AnsweredSheet_AgencyId_RoundId_AccountId_Part",
                table: "AnsweredSheet",
                columns: new[] { "AgencyId", "RoundId", "AccountId", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssessmentRound_AgencyId",
                table: "AssessmentRound",
                column: "AgencyId",
                unique: true,
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AssessmentRound_ClosedById",
                table: "AssessmentRound",
                column: "ClosedById");

            migrationBuilder.CreateIndex(
                name: "IX_AssessmentRound_OpenedById",
                table: "AssessmentRound",
                column: "OpenedById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActionEnd");

            migrationBuilder.DropTable(
                name: "AgreedPlace");

            migrationBuilder.DropTable(
                name: "AnsweredSheet");

            migrationBuilder.DropTable(
                name: "AnswerTally");

            migrationBuilder.DropTable(
                name: "AgreedAction");

            migrationBuilder.DropTable(
                name: "AssessmentRound");

            migrationBuilder.DropColumn(
                name: "WhereToTurn",
                table: "Agency");
        }
    }
}
