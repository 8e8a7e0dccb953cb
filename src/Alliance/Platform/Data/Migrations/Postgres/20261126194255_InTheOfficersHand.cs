using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class InTheOfficersHand : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "FirstPlannedOn",
                table: "Touchpoint",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SeriesId",
                table: "Touchpoint",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Absence",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    UntilOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: true),
                    SaidAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absence", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Absence_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeed",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FetchedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeed", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_CalendarFeed_Account_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CraftNote",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Skills = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CraftNote", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_CraftNote_Account_FromId",
                        column: x => x.FromId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CraftNote_Account_ToId",
                        column: x => x.ToId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CraftNote_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DigestDay",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    MailId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestDay", x => new { x.AgencyId, x.AccountId, x.Role, x.Day });
                    table.ForeignKey(
                        name: "FK_DigestDay_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DigestWish",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    Address = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Hour = table.Column<int>(type: "integer", nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestWish", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_DigestWish_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Handover",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RelationshipId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    Why = table.Column<int>(type: "integer", nullable: false),
                    TalkOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handover", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Handover_Account_FromId",
                        column: x => x.FromId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handover_Account_ToId",
                        column: x => x.ToId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handover_Relationship_AgencyId_RelationshipId",
                        columns: x => new { x.AgencyId, x.RelationshipId },
                        principalTable: "Relationship",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MailBounce",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    AddressHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Code = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailBounce", x => new { x.AgencyId, x.AddressHash });
                });

            migrationBuilder.CreateTable(
                name: "OrganizationTie",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondId = table.Column<Guid>(type: "uuid", nullable: false),
                    LowId = table.Column<Guid>(type: "uuid", nullable: false),
                    HighId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quality = table.Column<int>(type: "integer", nullable: false),
                    Flow = table.Column<int>(type: "integer", nullable: false),
                    Supports = table.Column<int>(type: "integer", nullable: false),
                    SaidAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationTie", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrganizationTie_Partner_AgencyId_FirstId",
                        columns: x => new { x.AgencyId, x.FirstId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrganizationTie_Partner_AgencyId_SecondId",
                        columns: x => new { x.AgencyId, x.SecondId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TouchpointSeries",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlannedById = table.Column<Guid>(type: "uuid", nullable: false),
                    Rhythm = table.Column<int>(type: "integer", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PlannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TouchpointSeries", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_TouchpointSeries_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CraftNoteStep",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CraftNoteStep", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_CraftNoteStep_CraftNote_AgencyId_NoteId",
                        columns: x => new { x.AgencyId, x.NoteId },
                        principalTable: "CraftNote",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverStep",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HandoverId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uuid", nullable: true),
                    NextWasThere = table.Column<bool>(type: "boolean", nullable: true),
                    PromisesGoneThrough = table.Column<bool>(type: "boolean", nullable: true),
                    NoTalkBecause = table.Column<int>(type: "integer", nullable: true),
                    DeclinedBecause = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverStep", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_HandoverStep_Engagement_AgencyId_EngagementId",
                        columns: x => new { x.AgencyId, x.EngagementId },
                        principalTable: "Engagement",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandoverStep_Handover_AgencyId_HandoverId",
                        columns: x => new { x.AgencyId, x.HandoverId },
                        principalTable: "Handover",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationTieStep",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TieId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quality = table.Column<int>(type: "integer", nullable: false),
                    Flow = table.Column<int>(type: "integer", nullable: false),
                    Supports = table.Column<int>(type: "integer", nullable: false),
                    Ending = table.Column<int>(type: "integer", nullable: true),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationTieStep", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrganizationTieStep_OrganizationTie_AgencyId_TieId",
                        columns: x => new { x.AgencyId, x.TieId },
                        principalTable: "OrganizationTie",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Touchpoint_AgencyId_SeriesId",
                table: "Touchpoint",
                columns: new[] { "AgencyId", "SeriesId" });

            migrationBuilder.CreateIndex(
                name: "IX_Absence_AccountId",
                table: "Absence",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Absence_AgencyId_AccountId_UntilOn",
                table: "Absence",
                columns: new[] { "AgencyId", "AccountId", "UntilOn" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Absence_AgencyId_UntilOn",
                table: "Absence",
                columns: new[] { "AgencyId", "UntilOn" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeed_AgencyId_Hash",
                table: "CalendarFeed",
                columns: new[] { "AgencyId", "Hash" },
                unique: true,
                filter: "\"Hash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeed_AgencyId_OfficerId",
                table: "CalendarFeed",
                columns: new[] { "AgencyId", "OfficerId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeed_OfficerId",
                table: "CalendarFeed",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_CraftNote_AgencyId_FromId",
                table: "CraftNote",
                columns: new[] { "AgencyId", "FromId" });

            migrationBuilder.CreateIndex(
                name: "IX_CraftNote_AgencyId_PartnerId",
                table: "CraftNote",
                columns: new[] { "AgencyId", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CraftNote_AgencyId_ToId",
                table: "CraftNote",
                columns: new[] { "AgencyId", "ToId" });

            migrationBuilder.CreateIndex(
                name: "IX_CraftNote_FromId",
                table: "CraftNote",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_CraftNote_ToId",
                table: "CraftNote",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_CraftNoteStep_AgencyId_NoteId",
                table: "CraftNoteStep",
                columns: new[] { "AgencyId", "NoteId" });

            migrationBuilder.CreateIndex(
                name: "IX_DigestDay_AccountId",
                table: "DigestDay",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_DigestWish_AccountId",
                table: "DigestWish",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_DigestWish_AgencyId_AccountId_Role",
                table: "DigestWish",
                columns: new[] { "AgencyId", "AccountId", "Role" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Handover_AgencyId_FromId_State",
                table: "Handover",
                columns: new[] { "AgencyId", "FromId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Handover_AgencyId_RelationshipId",
                table: "Handover",
                columns: new[] { "AgencyId", "RelationshipId" },
                unique: true,
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_Handover_AgencyId_State",
                table: "Handover",
                columns: new[] { "AgencyId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Handover_AgencyId_ToId_State",
                table: "Handover",
                columns: new[] { "AgencyId", "ToId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Handover_FromId",
                table: "Handover",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_Handover_OfRelationship",
                table: "Handover",
                columns: new[] { "AgencyId", "RelationshipId" });

            migrationBuilder.CreateIndex(
                name: "IX_Handover_ToId",
                table: "Handover",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoverStep_AgencyId_EngagementId",
                table: "HandoverStep",
                columns: new[] { "AgencyId", "EngagementId" });

            migrationBuilder.CreateIndex(
                name: "IX_HandoverStep_AgencyId_HandoverId",
                table: "HandoverStep",
                columns: new[] { "AgencyId", "HandoverId" });

            migrationBuilder.CreateIndex(
                name: "IX_MailBounce_AgencyId_SubjectId",
                table: "MailBounce",
                columns: new[] { "AgencyId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationTie_AgencyId_FirstId",
                table: "OrganizationTie",
                columns: new[] { "AgencyId", "FirstId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationTie_AgencyId_LowId_HighId",
                table: "OrganizationTie",
                columns: new[] { "AgencyId", "LowId", "HighId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationTie_AgencyId_SaidAt",
                table: "OrganizationTie",
                columns: new[] { "AgencyId", "SaidAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationTie_AgencyId_SecondId",
                table: "OrganizationTie",
                columns: new[] { "AgencyId", "SecondId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationTieStep_AgencyId_TieId",
                table: "OrganizationTieStep",
                columns: new[] { "AgencyId", "TieId" });

            migrationBuilder.CreateIndex(
                name: "IX_TouchpointSeries_AgencyId_PartnerId",
                table: "TouchpointSeries",
                columns: new[] { "AgencyId", "PartnerId" });

            migrationBuilder.AddForeignKey(
                name: "FK_Touchpoint_TouchpointSeries_AgencyId_SeriesId",
                table: "Touchpoint",
                columns: new[] { "AgencyId", "SeriesId" },
                principalTable: "TouchpointSeries",
                principalColumns: new[] { "AgencyId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Touchpoint_TouchpointSeries_AgencyId_SeriesId",
                table: "Touchpoint");

            migrationBuilder.DropTable(
                name: "Absence");

            migrationBuilder.DropTable(
                name: "CalendarFeed");

            migrationBuilder.DropTable(
                name: "CraftNoteStep");

            migrationBuilder.DropTable(
                name: "DigestDay");

            migrationBuilder.DropTable(
                name: "DigestWish");

            migrationBuilder.DropTable(
                name: "HandoverStep");

            migrationBuilder.DropTable(
                name: "MailBounce");

            migrationBuilder.DropTable(
                name: "OrganizationTieStep");

            migrationBuilder.DropTable(
                name: "TouchpointSeries");

            migrationBuilder.DropTable(
                name: "CraftNote");

            migrationBuilder.DropTable(
                name: "Handover");

            migrationBuilder.DropTable(
                name: "OrganizationTie");

            migrationBuilder.DropIndex(
                name: "IX_Touchpoint_AgencyId_SeriesId",
                table: "Touchpoint");

            migrationBuilder.DropColumn(
                name: "FirstPlannedOn",
                table: "Touchpoint");

            migrationBuilder.DropColumn(
                name: "SeriesId",
                table: "Touchpoint");
        }
    }
}
