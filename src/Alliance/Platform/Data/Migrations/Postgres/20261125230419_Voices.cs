using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Voices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ComplaintRoute",
                table: "Agency",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ApproachPreference",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<int>(type: "integer", nullable: true),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Until = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: true),
                    CallFirst = table.Column<bool>(type: "boolean", nullable: false),
                    Please = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    PleaseNot = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    SaidAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApproachPreference", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApproachPreference_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Concern",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "character varying(28000)", maxLength: 28000, nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    AskAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SpeaksOfOthers = table.Column<bool>(type: "boolean", nullable: false),
                    OwnerThenId = table.Column<Guid>(type: "uuid", nullable: true),
                    BackupThenId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Concern", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Concern_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Concern_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConcernLink",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeById = table.Column<Guid>(type: "uuid", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcernLink", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConcernLink_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KeptBackNote",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Locked = table.Column<string>(type: "text", nullable: true),
                    LockedReason = table.Column<string>(type: "text", nullable: true),
                    UntilOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptBackNote", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_KeptBackNote_Engagement_AgencyId_EngagementId",
                        columns: x => new { x.AgencyId, x.EngagementId },
                        principalTable: "Engagement",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Offer",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<int>(type: "integer", nullable: true),
                    Words = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: false),
                    Limits = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UntilOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offer", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Offer_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Offer_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConcernStep",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Words = table.Column<string>(type: "character varying(28000)", maxLength: 28000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcernStep", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConcernStep_Concern_AgencyId_ConcernId",
                        columns: x => new { x.AgencyId, x.ConcernId },
                        principalTable: "Concern",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfferHours",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    OfferId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Until = table.Column<TimeOnly>(type: "time without time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferHours", x => new { x.AgencyId, x.OfferId, x.Day });
                    table.ForeignKey(
                        name: "FK_OfferHours_Offer_AgencyId_OfferId",
                        columns: x => new { x.AgencyId, x.OfferId },
                        principalTable: "Offer",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfferPause",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferPause", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_OfferPause_Offer_AgencyId_OfferId",
                        columns: x => new { x.AgencyId, x.OfferId },
                        principalTable: "Offer",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApproachPreference_AgencyId_ContactId",
                table: "ApproachPreference",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Concern_AgencyId_AskAt",
                table: "Concern",
                columns: new[] { "AgencyId", "AskAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Concern_AgencyId_CodeHash",
                table: "Concern",
                columns: new[] { "AgencyId", "CodeHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Concern_AgencyId_ContactId",
                table: "Concern",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Concern_AgencyId_PartnerId_RaisedAt",
                table: "Concern",
                columns: new[] { "AgencyId", "PartnerId", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConcernLink_AgencyId_Code",
                table: "ConcernLink",
                columns: new[] { "AgencyId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConcernLink_AgencyId_PartnerId",
                table: "ConcernLink",
                columns: new[] { "AgencyId", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConcernStep_AgencyId_ConcernId",
                table: "ConcernStep",
                columns: new[] { "AgencyId", "ConcernId" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptBackNote_AgencyId_EngagementId",
                table: "KeptBackNote",
                columns: new[] { "AgencyId", "EngagementId" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptBackNote_AgencyId_UntilOn",
                table: "KeptBackNote",
                columns: new[] { "AgencyId", "UntilOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Offer_AgencyId_ContactId",
                table: "Offer",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Offer_AgencyId_PartnerId",
                table: "Offer",
                columns: new[] { "AgencyId", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferPause_AgencyId_OfferId",
                table: "OfferPause",
                columns: new[] { "AgencyId", "OfferId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApproachPreference");

            migrationBuilder.DropTable(
                name: "ConcernLink");

            migrationBuilder.DropTable(
                name: "ConcernStep");

            migrationBuilder.DropTable(
                name: "KeptBackNote");

            migrationBuilder.DropTable(
                name: "OfferHours");

            migrationBuilder.DropTable(
                name: "OfferPause");

            migrationBuilder.DropTable(
                name: "Concern");

            migrationBuilder.DropTable(
                name: "Offer");

            migrationBuilder.DropColumn(
                name: "ComplaintRoute",
                table: "Agency");
        }
    }
}
