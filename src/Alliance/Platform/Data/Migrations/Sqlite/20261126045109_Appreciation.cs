using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Appreciation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ColleagueThanks",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ColleagueThanks", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ColleagueThanks_Account_FromId",
                        column: x => x.FromId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ColleagueThanks_Account_ToId",
                        column: x => x.ToId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ThankYou",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OfficerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThankYou", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ThankYou_Account_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ThankYou_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ThankYou_Partner_AgencyId_PartnerId",
                        columns: x => new { x.AgencyId, x.PartnerId },
                        principalTable: "Partner",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TimeBudget",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HoursPerOfficer = table.Column<int>(type: "INTEGER", nullable: false),
                    SetById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeBudget", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_TimeBudget_Account_SetById",
                        column: x => x.SetById,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ColleagueThanks_AgencyId_FromId",
                table: "ColleagueThanks",
                columns: new[] { "AgencyId", "FromId" });

            migrationBuilder.CreateIndex(
                name: "IX_ColleagueThanks_AgencyId_ToId",
                table: "ColleagueThanks",
                columns: new[] { "AgencyId", "ToId" });

            migrationBuilder.CreateIndex(
                name: "IX_ColleagueThanks_FromId",
                table: "ColleagueThanks",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_ColleagueThanks_ToId",
                table: "ColleagueThanks",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_ThankYou_AgencyId_ContactId",
                table: "ThankYou",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ThankYou_AgencyId_OfficerId",
                table: "ThankYou",
                columns: new[] { "AgencyId", "OfficerId" });

            migrationBuilder.CreateIndex(
                name: "IX_ThankYou_AgencyId_PartnerId",
                table: "ThankYou",
                columns: new[] { "AgencyId", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_ThankYou_OfficerId",
                table: "ThankYou",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeBudget_AgencyId_SetAt",
                table: "TimeBudget",
                columns: new[] { "AgencyId", "SetAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeBudget_SetById",
                table: "TimeBudget",
                column: "SetById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ColleagueThanks");

            migrationBuilder.DropTable(
                name: "ThankYou");

            migrationBuilder.DropTable(
                name: "TimeBudget");
        }
    }
}
