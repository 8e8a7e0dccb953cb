using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Consents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsForChoices",
                table: "PartnerVisit",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CardTry",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardTry", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Consent",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    WordingVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemindedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consent", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Consent_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConsentChoice",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    WordingVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    For = table.Column<int>(type: "INTEGER", nullable: false),
                    When = table.Column<int>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnBy = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentChoice", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConsentChoice_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContactCard",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsOwn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactCard", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_ContactCard_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Invitation",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    InvitedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    IsAdult = table.Column<bool>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    ReminderHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    HandedHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Chosen = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemindedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitation", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Invitation_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CardTry_AgencyId_At",
                table: "CardTry",
                columns: new[] { "AgencyId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Consent_AgencyId_ContactId",
                table: "Consent",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Consent_AgencyId_ExpiresAt",
                table: "Consent",
                columns: new[] { "AgencyId", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentChoice_AgencyId_ContactId",
                table: "ConsentChoice",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactCard_AgencyId_CodeHash",
                table: "ContactCard",
                columns: new[] { "AgencyId", "CodeHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContactCard_AgencyId_ContactId",
                table: "ContactCard",
                columns: new[] { "AgencyId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitation_AgencyId_ContactId",
                table: "Invitation",
                columns: new[] { "AgencyId", "ContactId" },
                unique: true);

            // What was agreed to before holds on, in the words that were read then.
            migrationBuilder.Sql("""
                INSERT INTO "Consent" ("AgencyId", "Id", "ContactId", "AskedById", "GivenAt", "Way", "WordingVersion", "Language", "ExpiresAt", "RemindedAt", "WithdrawnAt", "Version")
                SELECT "AgencyId", "Id", "ContactId", "AskedById", "AskedAt", "Way", "WordingVersion", 'en', "ExpiresAt", NULL, "WithdrawnAt", "Version" FROM "Agreement"
                """);
            migrationBuilder.Sql("""
                INSERT INTO "ConsentChoice" ("AgencyId", "Id", "ContactId", "Kind", "GivenAt", "Way", "WordingVersion", "Language", "For", "When", "WithdrawnAt", "WithdrawnBy", "Version")
                SELECT "Contact"."AgencyId", randomblob(16), "Contact"."Id", 1, MAX("Agreement"."AskedAt"), MAX("Agreement"."Way"), MAX("Agreement"."WordingVersion"), 'en', 0, 0, NULL, NULL, 0
                FROM "Contact" JOIN "Agreement" ON "Agreement"."AgencyId" = "Contact"."AgencyId" AND "Agreement"."ContactId" = "Contact"."Id" AND "Agreement"."WithdrawnAt" IS NULL
                WHERE "Contact"."Name" IS NOT NULL GROUP BY "Contact"."AgencyId", "Contact"."Id"
                """);

            migrationBuilder.DropTable(
                name: "Agreement");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CardTry");

            migrationBuilder.DropTable(
                name: "Consent");

            migrationBuilder.DropTable(
                name: "ConsentChoice");

            migrationBuilder.DropTable(
                name: "ContactCard");

            migrationBuilder.DropTable(
                name: "Invitation");

            migrationBuilder.DropColumn(
                name: "IsForChoices",
                table: "PartnerVisit");

            migrationBuilder.CreateTable(
                name: "Agreement",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WordingVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreement", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Agreement_Contact_AgencyId_ContactId",
                        columns: x => new { x.AgencyId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Agreement_AgencyId_ContactId",
                table: "Agreement",
                columns: new[] { "AgencyId", "ContactId" });
        }
    }
}
