using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeepGoing : Migration
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
                name: "HandoverStep");

            migrationBuilder.DropTable(
                name: "TouchpointSeries");

            migrationBuilder.DropTable(
                name: "Handover");

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
