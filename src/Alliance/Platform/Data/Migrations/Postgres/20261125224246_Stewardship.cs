using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Stewardship : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "RetentionMonths",
                table: "PartnershipSettings",
                type: "integer",
                nullable: false,
                defaultValue: 24);

            migrationBuilder.CreateTable(
                name: "ErasureLine",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Deed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Of = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ErasureLine", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "LegalHold",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    FileNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PlacedById = table.Column<Guid>(type: "uuid", nullable: false),
                    PlacedAs = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SilentUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    OrderNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHold", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_LegalHold_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Release",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Asker = table.Column<int>(type: "integer", nullable: false),
                    Ground = table.Column<int>(type: "integer", nullable: false),
                    FileNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    BegunById = table.Column<Guid>(type: "uuid", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FileHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    SilentUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    OrderNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Release", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Release_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TransparencyReport",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Quarter = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Tables = table.Column<string>(type: "text", nullable: false),
                    HeadSequence = table.Column<long>(type: "bigint", nullable: true),
                    HeadHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    HeadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TransparencyReport", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SealedRecord",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HoldId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    Because = table.Column<int>(type: "integer", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Box = table.Column<byte[]>(type: "bytea", nullable: true),
                    DestroyedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedRecord", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SealedRecord_LegalHold_AgencyId_HoldId",
                        columns: x => new { x.AgencyId, x.HoldId },
                        principalTable: "LegalHold",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReleasedPart",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReleaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    BlackedOutFor = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReleasedPart", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ReleasedPart_Engagement_AgencyId_EngagementId",
                        columns: x => new { x.AgencyId, x.EngagementId },
                        principalTable: "Engagement",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReleasedPart_Release_AgencyId_ReleaseId",
                        columns: x => new { x.AgencyId, x.ReleaseId },
                        principalTable: "Release",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SealedOpening",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SealedRecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAs = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AllowedById = table.Column<Guid>(type: "uuid", nullable: true),
                    AllowedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedOpening", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SealedOpening_SealedRecord_AgencyId_SealedRecordId",
                        columns: x => new { x.AgencyId, x.SealedRecordId },
                        principalTable: "SealedRecord",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvent_AgencyId_EntityId",
                table: "AuditEvent",
                columns: new[] { "AgencyId", "EntityId" });

            migrationBuilder.CreateIndex(
                name: "IX_LegalHold_AgencyId_PartnerId",
                table: "LegalHold",
                columns: new[] { "AgencyId", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Release_AgencyId_PartnerId",
                table: "Release",
                columns: new[] { "AgencyId", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedPart_AgencyId_EngagementId",
                table: "ReleasedPart",
                columns: new[] { "AgencyId", "EngagementId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedPart_AgencyId_ReleaseId",
                table: "ReleasedPart",
                columns: new[] { "AgencyId", "ReleaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_SealedOpening_AgencyId_SealedRecordId",
                table: "SealedOpening",
                columns: new[] { "AgencyId", "SealedRecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_SealedRecord_AgencyId_HoldId",
                table: "SealedRecord",
                columns: new[] { "AgencyId", "HoldId" });

            migrationBuilder.CreateIndex(
                name: "IX_TransparencyReport_AgencyId_Year_Quarter",
                table: "TransparencyReport",
                columns: new[] { "AgencyId", "Year", "Quarter" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ErasureLine");

            migrationBuilder.DropTable(
                name: "ReleasedPart");

            migrationBuilder.DropTable(
                name: "SealedOpening");

            migrationBuilder.DropTable(
                name: "TransparencyReport");

            migrationBuilder.DropTable(
                name: "Release");

            migrationBuilder.DropTable(
                name: "SealedRecord");

            migrationBuilder.DropTable(
                name: "LegalHold");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvent_AgencyId_EntityId",
                table: "AuditEvent");

            migrationBuilder.DropColumn(
                name: "RetentionMonths",
                table: "PartnershipSettings");
        }
    }
}
