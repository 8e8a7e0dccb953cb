using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Problems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Problem",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Needs = table.Column<int>(type: "INTEGER", nullable: false),
                    OfficerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    StageSince = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Problem", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Problem_Account_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Problem_Area_AgencyId_AreaId",
                        columns: x => new { x.AgencyId, x.AreaId },
                        principalTable: "Area",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Finding",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProblemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Side = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Finding", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Finding_Problem_AgencyId_ProblemId",
                        columns: x => new { x.AgencyId, x.ProblemId },
                        principalTable: "Problem",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LaterWord",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProblemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LaterWord", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_LaterWord_Problem_AgencyId_ProblemId",
                        columns: x => new { x.AgencyId, x.ProblemId },
                        principalTable: "Problem",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProblemMember",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProblemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    JoinedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProblemMember", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProblemMember_Problem_AgencyId_ProblemId",
                        columns: x => new { x.AgencyId, x.ProblemId },
                        principalTable: "Problem",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProblemStep",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProblemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProblemStep", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProblemStep_Problem_AgencyId_ProblemId",
                        columns: x => new { x.AgencyId, x.ProblemId },
                        principalTable: "Problem",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResponseOption",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProblemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Side = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReplacesId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChosenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChosenById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResponseOption", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ResponseOption_Problem_AgencyId_ProblemId",
                        columns: x => new { x.AgencyId, x.ProblemId },
                        principalTable: "Problem",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OptionPart",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OptionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Side = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    PromiseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OptionPart", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_OptionPart_ResponseOption_AgencyId_OptionId",
                        columns: x => new { x.AgencyId, x.OptionId },
                        principalTable: "ResponseOption",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OptionVoice",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OptionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Side = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Voice = table.Column<int>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OptionVoice", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_OptionVoice_ResponseOption_AgencyId_OptionId",
                        columns: x => new { x.AgencyId, x.OptionId },
                        principalTable: "ResponseOption",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Finding_AgencyId_ProblemId_At",
                table: "Finding",
                columns: new[] { "AgencyId", "ProblemId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LaterWord_AgencyId_ProblemId_ContactId_At",
                table: "LaterWord",
                columns: new[] { "AgencyId", "ProblemId", "ContactId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_OptionPart_AgencyId_OptionId",
                table: "OptionPart",
                columns: new[] { "AgencyId", "OptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_OptionPart_AgencyId_PartnerId",
                table: "OptionPart",
                columns: new[] { "AgencyId", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_OptionVoice_AgencyId_OptionId_At",
                table: "OptionVoice",
                columns: new[] { "AgencyId", "OptionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Problem_AgencyId_AreaId",
                table: "Problem",
                columns: new[] { "AgencyId", "AreaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Problem_AgencyId_Stage_OpenedAt",
                table: "Problem",
                columns: new[] { "AgencyId", "Stage", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Problem_OfficerId",
                table: "Problem",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_ProblemMember_AgencyId_ContactId",
                table: "ProblemMember",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProblemMember_AgencyId_PartnerId",
                table: "ProblemMember",
                columns: new[] { "AgencyId", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProblemMember_AgencyId_ProblemId_ContactId",
                table: "ProblemMember",
                columns: new[] { "AgencyId", "ProblemId", "ContactId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProblemStep_AgencyId_ProblemId_At",
                table: "ProblemStep",
                columns: new[] { "AgencyId", "ProblemId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ResponseOption_AgencyId_ProblemId_At",
                table: "ResponseOption",
                columns: new[] { "AgencyId", "ProblemId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Finding");

            migrationBuilder.DropTable(
                name: "LaterWord");

            migrationBuilder.DropTable(
                name: "OptionPart");

            migrationBuilder.DropTable(
                name: "OptionVoice");

            migrationBuilder.DropTable(
                name: "ProblemMember");

            migrationBuilder.DropTable(
                name: "ProblemStep");

            migrationBuilder.DropTable(
                name: "ResponseOption");

            migrationBuilder.DropTable(
                name: "Problem");
        }
    }
}
