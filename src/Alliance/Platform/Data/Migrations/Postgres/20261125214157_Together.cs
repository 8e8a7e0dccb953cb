using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Together : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AllianceCheck",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedBy = table.Column<int>(type: "integer", nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AllianceCheck", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_AllianceCheck_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AllianceCheck_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlaceNeed",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    Need = table.Column<int>(type: "integer", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MetById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceNeed", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_PlaceNeed_Area_AgencyId_AreaId",
                        columns: x => new { x.AgencyId, x.AreaId },
                        principalTable: "Area",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlaceNeed_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RatingTotal",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Quarter = table.Column<int>(type: "integer", nullable: false),
                    Question = table.Column<int>(type: "integer", nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingTotal", x => new { x.AgencyId, x.Year, x.Quarter, x.Question, x.Score });
                });

            migrationBuilder.CreateTable(
                name: "SharedGoal",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedGoal", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SharedGoal_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AllianceAnswer",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CheckId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<int>(type: "integer", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ForTotalsOnly = table.Column<bool>(type: "boolean", nullable: false),
                    Bond = table.Column<int>(type: "integer", nullable: true),
                    Goals = table.Column<int>(type: "integer", nullable: true),
                    Tasks = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AllianceAnswer", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_AllianceAnswer_AllianceCheck_AgencyId_CheckId",
                        columns: x => new { x.AgencyId, x.CheckId },
                        principalTable: "AllianceCheck",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Repair",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CheckId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<int>(type: "integer", nullable: true),
                    ClosedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(7000)", maxLength: 7000, nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Repair", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Repair_AllianceCheck_AgencyId_CheckId",
                        columns: x => new { x.AgencyId, x.CheckId },
                        principalTable: "AllianceCheck",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Referral",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: true),
                    OutcomeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OutcomeById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Referral", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Referral_Partner_AgencyId_ServiceId",
                        columns: x => new { x.AgencyId, x.ServiceId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Referral_PlaceNeed_AgencyId_NeedId",
                        columns: x => new { x.AgencyId, x.NeedId },
                        principalTable: "PlaceNeed",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GoalContact",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    GoalId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgreedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoalContact", x => new { x.AgencyId, x.GoalId, x.ContactId });
                    table.ForeignKey(
                        name: "FK_GoalContact_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GoalContact_SharedGoal_AgencyId_GoalId",
                        columns: x => new { x.AgencyId, x.GoalId },
                        principalTable: "SharedGoal",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GoalEnd",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GoalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<int>(type: "integer", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "character varying(7000)", maxLength: 7000, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoalEnd", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_GoalEnd_SharedGoal_AgencyId_GoalId",
                        columns: x => new { x.AgencyId, x.GoalId },
                        principalTable: "SharedGoal",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RulerReading",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GoalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<int>(type: "integer", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Importance = table.Column<int>(type: "integer", nullable: false),
                    Confidence = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "character varying(7000)", maxLength: 7000, nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RulerReading", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_RulerReading_SharedGoal_AgencyId_GoalId",
                        columns: x => new { x.AgencyId, x.GoalId },
                        principalTable: "SharedGoal",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StageMove",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GoalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<int>(type: "integer", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Stage = table.Column<int>(type: "integer", nullable: false),
                    IsRecurrence = table.Column<bool>(type: "boolean", nullable: false),
                    Heard = table.Column<string>(type: "character varying(7000)", maxLength: 7000, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StageMove", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_StageMove_SharedGoal_AgencyId_GoalId",
                        columns: x => new { x.AgencyId, x.GoalId },
                        principalTable: "SharedGoal",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AllianceAnswer_AgencyId_CheckId_Side",
                table: "AllianceAnswer",
                columns: new[] { "AgencyId", "CheckId", "Side" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AllianceCheck_AgencyId_PartnerId_AskedAt",
                table: "AllianceCheck",
                columns: new[] { "AgencyId", "PartnerId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AllianceCheck_OfContact",
                table: "AllianceCheck",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_AllianceCheck_Waiting",
                table: "AllianceCheck",
                columns: new[] { "AgencyId", "ContactId" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_GoalContact_AgencyId_ContactId",
                table: "GoalContact",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_GoalEnd_AgencyId_GoalId",
                table: "GoalEnd",
                columns: new[] { "AgencyId", "GoalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlaceNeed_AgencyId_AreaId",
                table: "PlaceNeed",
                columns: new[] { "AgencyId", "AreaId" });

            migrationBuilder.CreateIndex(
                name: "IX_PlaceNeed_AgencyId_PartnerId_At",
                table: "PlaceNeed",
                columns: new[] { "AgencyId", "PartnerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Referral_AgencyId_NeedId",
                table: "Referral",
                columns: new[] { "AgencyId", "NeedId" });

            migrationBuilder.CreateIndex(
                name: "IX_Referral_AgencyId_ServiceId",
                table: "Referral",
                columns: new[] { "AgencyId", "ServiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_Repair_AgencyId_CheckId",
                table: "Repair",
                columns: new[] { "AgencyId", "CheckId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RulerReading_AgencyId_GoalId_At",
                table: "RulerReading",
                columns: new[] { "AgencyId", "GoalId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SharedGoal_AgencyId_PartnerId_At",
                table: "SharedGoal",
                columns: new[] { "AgencyId", "PartnerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_StageMove_AgencyId_GoalId_At",
                table: "StageMove",
                columns: new[] { "AgencyId", "GoalId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AllianceAnswer");

            migrationBuilder.DropTable(
                name: "GoalContact");

            migrationBuilder.DropTable(
                name: "GoalEnd");

            migrationBuilder.DropTable(
                name: "RatingTotal");

            migrationBuilder.DropTable(
                name: "Referral");

            migrationBuilder.DropTable(
                name: "Repair");

            migrationBuilder.DropTable(
                name: "RulerReading");

            migrationBuilder.DropTable(
                name: "StageMove");

            migrationBuilder.DropTable(
                name: "PlaceNeed");

            migrationBuilder.DropTable(
                name: "AllianceCheck");

            migrationBuilder.DropTable(
                name: "SharedGoal");
        }
    }
}
