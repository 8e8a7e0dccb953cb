using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PartnersSide : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Correction",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "character varying(14000)", maxLength: 14000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Correction", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Correction_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Correction_Engagement_AgencyId_EngagementId",
                        columns: x => new { x.AgencyId, x.EngagementId },
                        principalTable: "Engagement",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryLink",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    SecretHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    AddressHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryLink", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_EntryLink_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMail",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    To = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMail", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PartnerVisit",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    CameAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerVisit", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_PartnerVisit_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Correction_AgencyId_ContactId",
                table: "Correction",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Correction_AgencyId_EngagementId",
                table: "Correction",
                columns: new[] { "AgencyId", "EngagementId" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryLink_AgencyId_AskedAt",
                table: "EntryLink",
                columns: new[] { "AgencyId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryLink_AgencyId_ContactId",
                table: "EntryLink",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryLink_AgencyId_SecretHash",
                table: "EntryLink",
                columns: new[] { "AgencyId", "SecretHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMail_AgencyId_SubjectId",
                table: "OutboxMail",
                columns: new[] { "AgencyId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMail_NextTryAt",
                table: "OutboxMail",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerVisit_AgencyId_ContactId",
                table: "PartnerVisit",
                columns: new[] { "AgencyId", "ContactId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Correction");

            migrationBuilder.DropTable(
                name: "EntryLink");

            migrationBuilder.DropTable(
                name: "OutboxMail");

            migrationBuilder.DropTable(
                name: "PartnerVisit");
        }
    }
}
