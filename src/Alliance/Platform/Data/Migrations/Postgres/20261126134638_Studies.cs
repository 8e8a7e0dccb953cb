using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Studies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FrozenCount",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SquadId = table.Column<Guid>(type: "uuid", nullable: true),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FrozenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenCount", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "InstrumentVersion",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Audience = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    IsOurOwn = table.Column<bool>(type: "boolean", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RetiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstrumentVersion", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_InstrumentVersion_Account_ById",
                        column: x => x.ById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Squad",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SortName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    FormedById = table.Column<Guid>(type: "uuid", nullable: true),
                    FormedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DissolvedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Squad", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Study",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Question = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Template = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Design = table.Column<int>(type: "integer", nullable: false),
                    UnitKind = table.Column<int>(type: "integer", nullable: false),
                    FirstMonth = table.Column<DateOnly>(type: "date", nullable: true),
                    Months = table.Column<int>(type: "integer", nullable: false),
                    MonthsBefore = table.Column<int>(type: "integer", nullable: false),
                    Waves = table.Column<int>(type: "integer", nullable: false),
                    MonthsBetweenWaves = table.Column<int>(type: "integer", nullable: false),
                    Alpha = table.Column<double>(type: "double precision", nullable: false),
                    Permutations = table.Column<int>(type: "integer", nullable: false),
                    Ethics = table.Column<int>(type: "integer", nullable: false),
                    EthicsBody = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    EthicsNumber = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    EthicsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DataTerms = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Conflicts = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    PlannedById = table.Column<Guid>(type: "uuid", nullable: false),
                    PlannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Study", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Study_Account_PlannedById",
                        column: x => x.PlannedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SquadMember",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SquadId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    UntilOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AddedById = table.Column<Guid>(type: "uuid", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SquadMember", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SquadMember_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SquadMember_Squad_AgencyId_SquadId",
                        columns: x => new { x.AgencyId, x.SquadId },
                        principalTable: "Squad",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Deviation",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Why = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deviation", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Deviation_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutcomeFile",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Remarks = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WasBeforeLock = table.Column<bool>(type: "boolean", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutcomeFile", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_OutcomeFile_Account_ById",
                        column: x => x.ById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutcomeFile_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanLock",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Plan = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    LockedById = table.Column<Guid>(type: "uuid", nullable: false),
                    LockedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanLock", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_PlanLock_Account_LockedById",
                        column: x => x.LockedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanLock_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResearchConsent",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WordingVersion = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResearchConsent", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ResearchConsent_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResearchConsent_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResearchConsent_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResearchWithdrawal",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsentId = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WasAfterLock = table.Column<bool>(type: "boolean", nullable: false),
                    Deleted = table.Column<int>(type: "integer", nullable: false),
                    Kept = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResearchWithdrawal", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ResearchWithdrawal_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudyDraw",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    Input = table.Column<string>(type: "text", nullable: false),
                    InputHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Result = table.Column<string>(type: "text", nullable: false),
                    ResultHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    DrawnById = table.Column<Guid>(type: "uuid", nullable: false),
                    DrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyDraw", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_StudyDraw_Account_DrawnById",
                        column: x => x.DrawnById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StudyDraw_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudyKey",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    MadeById = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyKey", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_StudyKey_Account_MadeById",
                        column: x => x.MadeById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StudyKey_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudyOutcome",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<int>(type: "integer", nullable: false),
                    Better = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Instrument = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Scale = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Margin = table.Column<double>(type: "double precision", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyOutcome", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_StudyOutcome_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudyReport",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    PlanHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    DataHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Results = table.Column<string>(type: "text", nullable: false),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: false),
                    RunById = table.Column<Guid>(type: "uuid", nullable: false),
                    RunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyReport", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_StudyReport_Account_RunById",
                        column: x => x.RunById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StudyReport_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudyUnit",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SquadId = table.Column<Guid>(type: "uuid", nullable: true),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Stratum = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Wave = table.Column<int>(type: "integer", nullable: true),
                    BeginsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyUnit", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_StudyUnit_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudyWave",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    BeginsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CohortId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyWave", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_StudyWave_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyWave",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: true),
                    InstrumentVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ForMonth = table.Column<DateOnly>(type: "date", nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Ways = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    PlannedById = table.Column<Guid>(type: "uuid", nullable: false),
                    PlannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyWave", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SurveyWave_Account_PlannedById",
                        column: x => x.PlannedById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyWave_InstrumentVersion_AgencyId_InstrumentVersionId",
                        columns: x => new { x.AgencyId, x.InstrumentVersionId },
                        principalTable: "InstrumentVersion",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyWave_Study_AgencyId_StudyId",
                        columns: x => new { x.AgencyId, x.StudyId },
                        principalTable: "Study",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DrawWitness",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DrawId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DrawWitness", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_DrawWitness_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DrawWitness_StudyDraw_AgencyId_DrawId",
                        columns: x => new { x.AgencyId, x.DrawId },
                        principalTable: "StudyDraw",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutcomeCount",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Over = table.Column<double>(type: "double precision", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutcomeCount", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_OutcomeCount_OutcomeFile_AgencyId_FileId",
                        columns: x => new { x.AgencyId, x.FileId },
                        principalTable: "OutcomeFile",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OutcomeCount_StudyUnit_AgencyId_UnitId",
                        columns: x => new { x.AgencyId, x.UnitId },
                        principalTable: "StudyUnit",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WaveChange",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToWave = table.Column<int>(type: "integer", nullable: false),
                    FromMonth = table.Column<DateOnly>(type: "date", nullable: false),
                    Why = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaveChange", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_WaveChange_StudyUnit_AgencyId_UnitId",
                        columns: x => new { x.AgencyId, x.UnitId },
                        principalTable: "StudyUnit",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyInvitation",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WaveId = table.Column<Guid>(type: "uuid", nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    SecretHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyInvitation", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SurveyInvitation_StudyUnit_AgencyId_UnitId",
                        columns: x => new { x.AgencyId, x.UnitId },
                        principalTable: "StudyUnit",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyInvitation_SurveyWave_AgencyId_WaveId",
                        columns: x => new { x.AgencyId, x.WaveId },
                        principalTable: "SurveyWave",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyResponse",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WaveId = table.Column<Guid>(type: "uuid", nullable: false),
                    Way = table.Column<int>(type: "integer", nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    TakeBackHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    EnteredById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyResponse", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SurveyResponse_StudyUnit_AgencyId_UnitId",
                        columns: x => new { x.AgencyId, x.UnitId },
                        principalTable: "StudyUnit",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyResponse_SurveyWave_AgencyId_WaveId",
                        columns: x => new { x.AgencyId, x.WaveId },
                        principalTable: "SurveyWave",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveySlip",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WaveId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    CodeHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    UsedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveySlip", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SurveySlip_StudyUnit_AgencyId_UnitId",
                        columns: x => new { x.AgencyId, x.UnitId },
                        principalTable: "StudyUnit",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveySlip_SurveyWave_AgencyId_WaveId",
                        columns: x => new { x.AgencyId, x.WaveId },
                        principalTable: "SurveyWave",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyWords",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResponseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyWords", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SurveyWords_SurveyResponse_AgencyId_ResponseId",
                        columns: x => new { x.AgencyId, x.ResponseId },
                        principalTable: "SurveyResponse",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Deviation_AgencyId_StudyId",
                table: "Deviation",
                columns: new[] { "AgencyId", "StudyId" });

            migrationBuilder.CreateIndex(
                name: "IX_DrawWitness_AccountId",
                table: "DrawWitness",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_DrawWitness_AgencyId_DrawId_AccountId",
                table: "DrawWitness",
                columns: new[] { "AgencyId", "DrawId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FrozenCount_AgencyId_Measure_AreaId_Month",
                table: "FrozenCount",
                columns: new[] { "AgencyId", "Measure", "AreaId", "Month" },
                unique: true,
                filter: "\"AreaId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FrozenCount_AgencyId_Measure_SquadId_Month",
                table: "FrozenCount",
                columns: new[] { "AgencyId", "Measure", "SquadId", "Month" },
                unique: true,
                filter: "\"SquadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InstrumentVersion_AgencyId_Key_Number",
                table: "InstrumentVersion",
                columns: new[] { "AgencyId", "Key", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InstrumentVersion_ById",
                table: "InstrumentVersion",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeCount_AgencyId_FileId",
                table: "OutcomeCount",
                columns: new[] { "AgencyId", "FileId" });

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeCount_AgencyId_StudyId_Outcome_UnitId_Month",
                table: "OutcomeCount",
                columns: new[] { "AgencyId", "StudyId", "Outcome", "UnitId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeCount_AgencyId_UnitId",
                table: "OutcomeCount",
                columns: new[] { "AgencyId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeFile_AgencyId_StudyId_Outcome",
                table: "OutcomeFile",
                columns: new[] { "AgencyId", "StudyId", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeFile_ById",
                table: "OutcomeFile",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_PlanLock_AgencyId_StudyId",
                table: "PlanLock",
                columns: new[] { "AgencyId", "StudyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanLock_LockedById",
                table: "PlanLock",
                column: "LockedById");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchConsent_AccountId",
                table: "ResearchConsent",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchConsent_AgencyId_ContactId",
                table: "ResearchConsent",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ResearchConsent_AgencyId_StudyId_AccountId",
                table: "ResearchConsent",
                columns: new[] { "AgencyId", "StudyId", "AccountId" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL AND \"AccountId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchConsent_AgencyId_StudyId_ContactId",
                table: "ResearchConsent",
                columns: new[] { "AgencyId", "StudyId", "ContactId" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL AND \"ContactId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchWithdrawal_AgencyId_StudyId",
                table: "ResearchWithdrawal",
                columns: new[] { "AgencyId", "StudyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Squad_AgencyId_SortName",
                table: "Squad",
                columns: new[] { "AgencyId", "SortName" },
                unique: true,
                filter: "\"DissolvedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SquadMember_AccountId",
                table: "SquadMember",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SquadMember_AgencyId_AccountId",
                table: "SquadMember",
                columns: new[] { "AgencyId", "AccountId" },
                unique: true,
                filter: "\"UntilOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SquadMember_AgencyId_SquadId",
                table: "SquadMember",
                columns: new[] { "AgencyId", "SquadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Study_PlannedById",
                table: "Study",
                column: "PlannedById");

            migrationBuilder.CreateIndex(
                name: "IX_StudyDraw_AgencyId_StudyId",
                table: "StudyDraw",
                columns: new[] { "AgencyId", "StudyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudyDraw_DrawnById",
                table: "StudyDraw",
                column: "DrawnById");

            migrationBuilder.CreateIndex(
                name: "IX_StudyKey_AgencyId_StudyId",
                table: "StudyKey",
                columns: new[] { "AgencyId", "StudyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudyKey_MadeById",
                table: "StudyKey",
                column: "MadeById");

            migrationBuilder.CreateIndex(
                name: "IX_StudyOutcome_AgencyId_StudyId_Key",
                table: "StudyOutcome",
                columns: new[] { "AgencyId", "StudyId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudyReport_AgencyId_StudyId_Number",
                table: "StudyReport",
                columns: new[] { "AgencyId", "StudyId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudyReport_RunById",
                table: "StudyReport",
                column: "RunById");

            migrationBuilder.CreateIndex(
                name: "IX_StudyUnit_AgencyId_StudyId_Code",
                table: "StudyUnit",
                columns: new[] { "AgencyId", "StudyId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudyWave_AgencyId_StudyId_Number",
                table: "StudyWave",
                columns: new[] { "AgencyId", "StudyId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyInvitation_AgencyId_SecretHash",
                table: "SurveyInvitation",
                columns: new[] { "AgencyId", "SecretHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyInvitation_AgencyId_UnitId",
                table: "SurveyInvitation",
                columns: new[] { "AgencyId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyInvitation_AgencyId_WaveId_Pseudonym",
                table: "SurveyInvitation",
                columns: new[] { "AgencyId", "WaveId", "Pseudonym" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResponse_AgencyId_TakeBackHash",
                table: "SurveyResponse",
                columns: new[] { "AgencyId", "TakeBackHash" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResponse_AgencyId_UnitId",
                table: "SurveyResponse",
                columns: new[] { "AgencyId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResponse_AgencyId_WaveId_Pseudonym",
                table: "SurveyResponse",
                columns: new[] { "AgencyId", "WaveId", "Pseudonym" },
                unique: true,
                filter: "\"Pseudonym\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SurveySlip_AgencyId_UnitId",
                table: "SurveySlip",
                columns: new[] { "AgencyId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveySlip_AgencyId_WaveId_CodeHash",
                table: "SurveySlip",
                columns: new[] { "AgencyId", "WaveId", "CodeHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyWave_AgencyId_Code",
                table: "SurveyWave",
                columns: new[] { "AgencyId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyWave_AgencyId_InstrumentVersionId",
                table: "SurveyWave",
                columns: new[] { "AgencyId", "InstrumentVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyWave_AgencyId_StudyId",
                table: "SurveyWave",
                columns: new[] { "AgencyId", "StudyId" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyWave_PlannedById",
                table: "SurveyWave",
                column: "PlannedById");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyWords_AgencyId_ResponseId",
                table: "SurveyWords",
                columns: new[] { "AgencyId", "ResponseId" });

            migrationBuilder.CreateIndex(
                name: "IX_WaveChange_AgencyId_StudyId",
                table: "WaveChange",
                columns: new[] { "AgencyId", "StudyId" });

            migrationBuilder.CreateIndex(
                name: "IX_WaveChange_AgencyId_UnitId",
                table: "WaveChange",
                columns: new[] { "AgencyId", "UnitId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Deviation");

            migrationBuilder.DropTable(
                name: "DrawWitness");

            migrationBuilder.DropTable(
                name: "FrozenCount");

            migrationBuilder.DropTable(
                name: "OutcomeCount");

            migrationBuilder.DropTable(
                name: "PlanLock");

            migrationBuilder.DropTable(
                name: "ResearchConsent");

            migrationBuilder.DropTable(
                name: "ResearchWithdrawal");

            migrationBuilder.DropTable(
                name: "SquadMember");

            migrationBuilder.DropTable(
                name: "StudyKey");

            migrationBuilder.DropTable(
                name: "StudyOutcome");

            migrationBuilder.DropTable(
                name: "StudyReport");

            migrationBuilder.DropTable(
                name: "StudyWave");

            migrationBuilder.DropTable(
                name: "SurveyInvitation");

            migrationBuilder.DropTable(
                name: "SurveySlip");

            migrationBuilder.DropTable(
                name: "SurveyWords");

            migrationBuilder.DropTable(
                name: "WaveChange");

            migrationBuilder.DropTable(
                name: "StudyDraw");

            migrationBuilder.DropTable(
                name: "OutcomeFile");

            migrationBuilder.DropTable(
                name: "Squad");

            migrationBuilder.DropTable(
                name: "SurveyResponse");

            migrationBuilder.DropTable(
                name: "StudyUnit");

            migrationBuilder.DropTable(
                name: "SurveyWave");

            migrationBuilder.DropTable(
                name: "InstrumentVersion");

            migrationBuilder.DropTable(
                name: "Study");
        }
    }
}
