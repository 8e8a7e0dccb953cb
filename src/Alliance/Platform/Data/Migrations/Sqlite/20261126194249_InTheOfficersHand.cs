using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SeriesId",
                table: "Touchpoint",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Absence",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    UntilOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<int>(type: "INTEGER", nullable: true),
                    SaidAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OfficerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FetchedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Skills = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MailId = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Hour = table.Column<int>(type: "INTEGER", nullable: false),
                    ChosenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RelationshipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Why = table.Column<int>(type: "INTEGER", nullable: false),
                    TalkOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    AddressHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailBounce", x => new { x.AgencyId, x.AddressHash });
                });

            migrationBuilder.CreateTable(
                name: "OrganizationTie",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FirstId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SecondId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LowId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HighId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Quality = table.Column<int>(type: "INTEGER", nullable: false),
                    Flow = table.Column<int>(type: "INTEGER", nullable: false),
                    Supports = table.Column<int>(type: "INTEGER", nullable: false),
                    SaidAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlannedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Rhythm = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PlannedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NoteId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HandoverId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EngagementId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NextWasThere = table.Column<bool>(type: "INTEGER", nullable: true),
                    PromisesGoneThrough = table.Column<bool>(type: "INTEGER", nullable: true),
                    NoTalkBecause = table.Column<int>(type: "INTEGER", nullable: true),
                    DeclinedBecause = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Quality = table.Column<int>(type: "INTEGER", nullable: false),
                    Flow = table.Column<int>(type: "INTEGER", nullable: false),
                    Supports = table.Column<int>(type: "INTEGER", nullable: false),
                    Ending = table.Column<int>(type: "INTEGER", nullable: true),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
