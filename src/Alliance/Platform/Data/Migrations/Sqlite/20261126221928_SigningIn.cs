using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProvidedIdentity",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    JoinedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", maxLength: 400, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", maxLength: 2000, nullable: false),
                    RoleClaim = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AsksSecondFactor = table.Column<bool>(type: "INTEGER", nullable: false),
                    SetById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInProvider", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ProviderRole",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProviderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
