using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StudyAssumptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "Detectable",
                table: "StudyOutcome",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Intraclass",
                table: "StudyOutcome",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "PerUnit",
                table: "StudyOutcome",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Spread",
                table: "StudyOutcome",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Usual",
                table: "StudyOutcome",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Detectable",
                table: "StudyOutcome");

            migrationBuilder.DropColumn(
                name: "Intraclass",
                table: "StudyOutcome");

            migrationBuilder.DropColumn(
                name: "PerUnit",
                table: "StudyOutcome");

            migrationBuilder.DropColumn(
                name: "Spread",
                table: "StudyOutcome");

            migrationBuilder.DropColumn(
                name: "Usual",
                table: "StudyOutcome");
        }
    }
}
