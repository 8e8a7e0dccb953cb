using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Training : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Cohort",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    IsObserved = table.Column<bool>(type: "INTEGER", nullable: false),
                    PlannedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlannedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cohort", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Cohort_Account_ClosedById",
                        column: x => x.ClosedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cohort_Account_PlannedById",
                        column: x => x.PlannedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ModuleVersion",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Sources = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Teachers = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Aims = table.Column<string>(type: "TEXT", nullable: false),
                    Reading = table.Column<string>(type: "TEXT", nullable: false),
                    Dialogue = table.Column<string>(type: "TEXT", nullable: false),
                    Exercises = table.Column<string>(type: "TEXT", nullable: false),
                    Check = table.Column<string>(type: "TEXT", nullable: false),
                    Guide = table.Column<string>(type: "TEXT", nullable: false),
                    References = table.Column<string>(type: "TEXT", nullable: false),
                    Sign = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    WrittenById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleVersion", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ModuleVersion_Account_WrittenById",
                        column: x => x.WrittenById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AssignedPractice",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CohortId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Scenario = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AssignedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AssignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignedPractice", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_AssignedPractice_Account_AssignedById",
                        column: x => x.AssignedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AssignedPractice_Cohort_AgencyId_CohortId",
                        columns: x => new { x.AgencyId, x.CohortId },
                        principalTable: "Cohort",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Certificate",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CohortId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Course = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IssuedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemindedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WithdrawnWhy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Certificate", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Certificate_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Certificate_Account_IssuedById",
                        column: x => x.IssuedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Certificate_Cohort_AgencyId_CohortId",
                        columns: x => new { x.AgencyId, x.CohortId },
                        principalTable: "Cohort",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CohortLearner",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CohortId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LeftAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeftById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CohortLearner", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_CohortLearner_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CohortLearner_Cohort_AgencyId_CohortId",
                        columns: x => new { x.AgencyId, x.CohortId },
                        principalTable: "Cohort",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CohortTeacher",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CohortId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    AddedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LeftAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CohortTeacher", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_CohortTeacher_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CohortTeacher_Cohort_AgencyId_CohortId",
                        columns: x => new { x.AgencyId, x.CohortId },
                        principalTable: "Cohort",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CheckTaken",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ModuleVersionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Right = table.Column<int>(type: "INTEGER", nullable: false),
                    Of = table.Column<int>(type: "INTEGER", nullable: false),
                    IsEnough = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckTaken", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_CheckTaken_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CheckTaken_ModuleVersion_AgencyId_ModuleVersionId",
                        columns: x => new { x.AgencyId, x.ModuleVersionId },
                        principalTable: "ModuleVersion",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CohortSession",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CohortId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ModuleKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ModuleVersionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Guests = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CohortSession", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_CohortSession_Cohort_AgencyId_CohortId",
                        columns: x => new { x.AgencyId, x.CohortId },
                        principalTable: "Cohort",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CohortSession_ModuleVersion_AgencyId_ModuleVersionId",
                        columns: x => new { x.AgencyId, x.ModuleVersionId },
                        principalTable: "ModuleVersion",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ModuleReading",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ModuleVersionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleReading", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ModuleReading_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModuleReading_ModuleVersion_AgencyId_ModuleVersionId",
                        columns: x => new { x.AgencyId, x.ModuleVersionId },
                        principalTable: "ModuleVersion",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PracticeReport",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AssignedId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReportedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeReport", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticeReport_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PracticeReport_AssignedPractice_AgencyId_AssignedId",
                        columns: x => new { x.AgencyId, x.AssignedId },
                        principalTable: "AssignedPractice",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Attendance",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    NotedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NotedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attendance", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Attendance_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attendance_CohortSession_AgencyId_SessionId",
                        columns: x => new { x.AgencyId, x.SessionId },
                        principalTable: "CohortSession",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TeachingSignOff",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsReady = table.Column<bool>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SignedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeachingSignOff", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_TeachingSignOff_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TeachingSignOff_Account_SignedById",
                        column: x => x.SignedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TeachingSignOff_CohortSession_AgencyId_SessionId",
                        columns: x => new { x.AgencyId, x.SessionId },
                        principalTable: "CohortSession",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AssignedPractice_AgencyId_CohortId_Scenario",
                table: "AssignedPractice",
                columns: new[] { "AgencyId", "CohortId", "Scenario" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssignedPractice_AssignedById",
                table: "AssignedPractice",
                column: "AssignedById");

            migrationBuilder.CreateIndex(
                name: "IX_Attendance_AccountId",
                table: "Attendance",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Attendance_AgencyId_SessionId_AccountId",
                table: "Attendance",
                columns: new[] { "AgencyId", "SessionId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificate_AccountId",
                table: "Certificate",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Certificate_AgencyId_AccountId",
                table: "Certificate",
                columns: new[] { "AgencyId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Certificate_AgencyId_Code",
                table: "Certificate",
                columns: new[] { "AgencyId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificate_AgencyId_CohortId_AccountId_Kind",
                table: "Certificate",
                columns: new[] { "AgencyId", "CohortId", "AccountId", "Kind" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Certificate_AgencyId_ExpiresOn",
                table: "Certificate",
                columns: new[] { "AgencyId", "ExpiresOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Certificate_IssuedById",
                table: "Certificate",
                column: "IssuedById");

            migrationBuilder.CreateIndex(
                name: "IX_CheckTaken_AccountId",
                table: "CheckTaken",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_CheckTaken_AgencyId_AccountId_ModuleVersionId",
                table: "CheckTaken",
                columns: new[] { "AgencyId", "AccountId", "ModuleVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_CheckTaken_AgencyId_ModuleVersionId",
                table: "CheckTaken",
                columns: new[] { "AgencyId", "ModuleVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cohort_ClosedById",
                table: "Cohort",
                column: "ClosedById");

            migrationBuilder.CreateIndex(
                name: "IX_Cohort_PlannedById",
                table: "Cohort",
                column: "PlannedById");

            migrationBuilder.CreateIndex(
                name: "IX_CohortLearner_AccountId",
                table: "CohortLearner",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_CohortLearner_AgencyId_AccountId",
                table: "CohortLearner",
                columns: new[] { "AgencyId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_CohortLearner_AgencyId_CohortId_AccountId",
                table: "CohortLearner",
                columns: new[] { "AgencyId", "CohortId", "AccountId" },
                unique: true,
                filter: "\"LeftAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CohortSession_AgencyId_CohortId_Place",
                table: "CohortSession",
                columns: new[] { "AgencyId", "CohortId", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CohortSession_AgencyId_ModuleVersionId",
                table: "CohortSession",
                columns: new[] { "AgencyId", "ModuleVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_CohortTeacher_AccountId",
                table: "CohortTeacher",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_CohortTeacher_AgencyId_CohortId_AccountId",
                table: "CohortTeacher",
                columns: new[] { "AgencyId", "CohortId", "AccountId" },
                unique: true,
                filter: "\"LeftAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ModuleReading_AccountId",
                table: "ModuleReading",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ModuleReading_AgencyId_AccountId_ModuleVersionId",
                table: "ModuleReading",
                columns: new[] { "AgencyId", "AccountId", "ModuleVersionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModuleReading_AgencyId_ModuleVersionId",
                table: "ModuleReading",
                columns: new[] { "AgencyId", "ModuleVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_ModuleVersion_AgencyId_Key_Number",
                table: "ModuleVersion",
                columns: new[] { "AgencyId", "Key", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModuleVersion_WrittenById",
                table: "ModuleVersion",
                column: "WrittenById");

            migrationBuilder.CreateIndex(
                name: "IX_PracticeReport_AccountId",
                table: "PracticeReport",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PracticeReport_AgencyId_AssignedId_AccountId",
                table: "PracticeReport",
                columns: new[] { "AgencyId", "AssignedId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TeachingSignOff_AccountId",
                table: "TeachingSignOff",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_TeachingSignOff_AgencyId_SessionId_AccountId",
                table: "TeachingSignOff",
                columns: new[] { "AgencyId", "SessionId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TeachingSignOff_SignedById",
                table: "TeachingSignOff",
                column: "SignedById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Attendance");

            migrationBuilder.DropTable(
                name: "Certificate");

            migrationBuilder.DropTable(
                name: "CheckTaken");

            migrationBuilder.DropTable(
                name: "CohortLearner");

            migrationBuilder.DropTable(
                name: "CohortTeacher");

            migrationBuilder.DropTable(
                name: "ModuleReading");

            migrationBuilder.DropTable(
                name: "PracticeReport");

            migrationBuilder.DropTable(
                name: "TeachingSignOff");

            migrationBuilder.DropTable(
                name: "AssignedPractice");

            migrationBuilder.DropTable(
                name: "CohortSession");

            migrationBuilder.DropTable(
                name: "Cohort");

            migrationBuilder.DropTable(
                name: "ModuleVersion");
        }
    }
}
