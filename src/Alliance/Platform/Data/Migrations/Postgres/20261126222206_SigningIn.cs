using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SigningIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Device",
                table: "SignInTicket",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProvidedIdentity",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Subject = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    JoinedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvidedIdentity", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProvidedIdentity_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCode",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Secret = table.Column<byte[]>(type: "bytea", maxLength: 400, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCode", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_RecoveryCode_Account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInProvider",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ClientId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Secret = table.Column<byte[]>(type: "bytea", maxLength: 2000, nullable: false),
                    RoleClaim = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Scopes = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AsksSecondFactor = table.Column<bool>(type: "boolean", nullable: false),
                    SetById = table.Column<Guid>(type: "uuid", nullable: false),
                    SetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StoppedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInProvider", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ProviderRole",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderRole", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProviderRole_SignInProvider_AgencyId_ProviderId",
                        columns: x => new { x.AgencyId, x.ProviderId },
                        principalTable: "SignInProvider",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProvidedIdentity_AccountId",
                table: "ProvidedIdentity",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ProvidedIdentity_AgencyId_AccountId",
                table: "ProvidedIdentity",
                columns: new[] { "AgencyId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProvidedIdentity_AgencyId_Issuer_Subject",
                table: "ProvidedIdentity",
                columns: new[] { "AgencyId", "Issuer", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderRole_AgencyId_ProviderId",
                table: "ProviderRole",
                columns: new[] { "AgencyId", "ProviderId" });

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCode_AccountId",
                table: "RecoveryCode",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCode_AgencyId_AccountId",
                table: "RecoveryCode",
                columns: new[] { "AgencyId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInProvider_AgencyId",
                table: "SignInProvider",
                column: "AgencyId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProvidedIdentity");

            migrationBuilder.DropTable(
                name: "ProviderRole");

            migrationBuilder.DropTable(
                name: "RecoveryCode");

            migrationBuilder.DropTable(
                name: "SignInProvider");

            migrationBuilder.DropColumn(
                name: "Device",
                table: "SignInTicket");
        }
    }
}
