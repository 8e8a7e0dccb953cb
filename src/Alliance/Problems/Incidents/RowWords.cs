using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Alliance.Platform.Layout;
using Alliance.Problems.Incidents.File;
using Microsoft.Extensions.Localization;

namespace Alliance.Problems.Incidents;

/// <summary>Rows of a file in words.</summary>
public static class RowWords
{
    public static IReadOnlyList<LeftOutNote> NotesOf(IncidentImport import) => import.Notes is null ? [] : JsonSerializer.Deserialize<LeftOutNote[]>(import.Notes) ?? [];

    /// <summary>Why rows are left out, for the command line, which speaks English.</summary>
    public static string English(RowProblem problem) => typeof(RowProblem).GetField(problem.ToString())!.GetCustomAttribute<DisplayAttribute>()!.Name!;

    /// <summary>"rows 2, 5 and 9"; "rows 2, 5, 9 and 40 more".</summary>
    public static string Of(IReadOnlyList<int> first, int all)
    {
        if (all == 1) return $"row {first[0]}";
        var last = all > first.Count ? $"{all - first.Count:N0} more" : $"{first[^1]}";
        return $"rows {string.Join(", ", all > first.Count ? first : first.SkipLast(1))} and {last}";
    }

    /// <summary>The same in the reader's language.</summary>
    public static string Rows(this IStringLocalizer<Words> words, IReadOnlyList<int> first, int all) => all switch
    {
        1 => words["row {0}", first[0]],
        _ when all > first.Count => words["rows {0} and {1:N0} more", string.Join(", ", first), all - first.Count],
        _ => words["rows {0} and {1}", string.Join(", ", first.SkipLast(1)), first[^1]],
    };
}
