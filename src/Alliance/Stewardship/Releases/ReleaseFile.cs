using System.Globalization;
using System.Text;
using Alliance.Platform.Data;

namespace Alliance.Stewardship.Releases;

/// <summary>The file as it is given out; sentences blacked out say why. It is in English whoever makes it.</summary>
public static class ReleaseFile
{
    public const string Black = "█████";

    public static byte[] Write(Agency agency, Release release, IEnumerable<Releasable> texts, IReadOnlyCollection<ReleasedPart> parts)
    {
        var file = new StringBuilder().Append(agency.Name).Append('\n').Append("Public record, file ").Append(release.FileNumber).Append("\n\n");
        foreach (var text in texts)
        {
            file.Append(agency.DayOf(text.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append(", ").Append(text.Officer).Append(text.Kind == ReleasedKind.Talk ? "" : $", {KindOf(text.Kind)}").Append('\n');
            // What was written since it was given out has no part in it.
            foreach (var part in parts.Where(p => p.Kind == text.Kind && p.SourceId == text.Id && p.Place < text.Sentences.Count).OrderBy(p => p.Place))
                file.Append("  ").Append(part.BlackedOutFor is null ? text.Sentences[part.Place] : $"{Black} [{ReasonOf(part.BlackedOutFor)}]").Append('\n');
            file.Append('\n');
        }
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    public static string ReasonOf(Redaction? reason) => reason switch
    {
        Redaction.Privacy => "a person's privacy",
        Redaction.ThirdPerson => "somebody who took no part",
        Redaction.Safety => "somebody's safety",
        Redaction.Confidence => "told in confidence",
        Redaction.ProtectedByLaw => "a law protects it",
        _ => "not given out",
    };

    private static string KindOf(ReleasedKind kind) => kind switch
    {
        ReleasedKind.Promise => "promise",
        ReleasedKind.Goal => "shared goal",
        ReleasedKind.Relationship => "relationship",
        ReleasedKind.Plan => "plan",
        ReleasedKind.KeptBack => "note kept back then",
        _ => "talk",
    };
}
