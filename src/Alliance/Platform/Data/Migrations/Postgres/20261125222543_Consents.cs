using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Postgres
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CardTry",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardTry", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Consent",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Way = table.Column<int>(type: "integer", nullable: false),
                    WordingVersion = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Way = table.Column<int>(type: "integer", nullable: false),
                    WordingVersion = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    For = table.Column<int>(type: "integer", nullable: false),
                    When = table.Column<int>(type: "integer", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnBy = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsOwn = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvitedById = table.Column<Guid>(type: "uuid", nullable: false),
                    Way = table.Column<int>(type: "integer", nullable: false),
                    FirstName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Address = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    IsAdult = table.Column<bool>(type: "boolean", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Origin = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    ReminderHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    HandedHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    Chosen = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                SELECT "Contact"."AgencyId", gen_random_uuid(), "Contact"."Id", 1, MAX("Agreement"."AskedAt"), MAX("Agreement"."Way"), MAX("Agreement"."WordingVersion"), 'en', 0, 0, NULL, NULL, 0
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
                    AgencyId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Way = table.Column<int>(type: "integer", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WordingVersion = table.Column<int>(type: "integer", nullable: false)
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
