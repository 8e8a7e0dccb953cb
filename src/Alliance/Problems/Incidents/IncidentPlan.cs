using Alliance.Partnerships.Partners;
using Alliance.Problems.Incidents.File;

namespace Alliance.Problems.Incidents;

/// <summary>What bringing a tally in would do, as things are now.</summary>
public sealed class IncidentPlan
{
    private readonly Dictionary<RowProblem, LeftOutWords> leftOut = [];

    private IncidentPlan(IncidentTally tally) => Rows = tally.Rows;

    public int Rows { get; }
    public Dictionary<(IncidentPlace Place, Guid CategoryId, DateOnly Month), DayCounts> Months { get; } = [];

    /// <summary>Categories that nobody has decided on yet.</summary>
    public IReadOnlyList<UnknownCategory> Unknown { get; private set; } = [];

    public long Counted { get; private set; }
    public int RowsUndecided { get; private set; }
    public int RowsLeftOut { get; private set; }
    public DateOnly? From { get; private set; }
    public DateOnly? Until { get; private set; }

    /// <summary>Filled by <see cref="IncidentReading.CompareAsync"/>.</summary>
    public int Replaced { get; set; }
    public int Unchanged { get; set; }

    public IReadOnlyList<LeftOutWords> LeftOut => [.. leftOut.Values.OrderByDescending(l => l.Rows).ThenBy(l => l.Problem)];
    public IReadOnlyList<LeftOutNote> Notes => [.. LeftOut.Select(l => new LeftOutNote(l.Problem, l.Rows, l.FirstRows))];

    public static IncidentPlan Of(IncidentTally tally, IncidentPlaces places, IReadOnlyDictionary<string, Guid?> categories, DateOnly today)
    {
        var plan = new IncidentPlan(tally);
        foreach (var (problem, word) in tally.Bad) plan.LeaveOut(problem, word, null);
        plan.RowsLeftOut = tally.Bad.Values.Sum(word => word.Rows);
        var dates = plan.ReadDates(tally.Dates.All, today);
        var sites = tally.Places.All.Select(word => plan.Resolve(word, places)).ToList();
        var kinds = tally.Categories.All.Select(word => categories.TryGetValue(Names.Fold(word.Text), out var id) ? (Known: true, Id: id) : (Known: false, Id: null)).ToList();
        for (var i = 0; i < kinds.Count; i++)
            if (kinds[i] is { Known: true, Id: null }) plan.LeaveOut(RowProblem.CategoryLeftOut, tally.Categories.All[i], tally.Categories.All[i].Text);
        plan.Unknown = [.. tally.Categories.All.Select((word, number) => (word, number)).Where(c => !kinds[c.number].Known).GroupBy(c => Names.Fold(c.word.Text)).Select(g => UnknownCategory.Of(g.First().number, [.. g.Select(c => c.word)]))];
        foreach (var (key, cell) in tally.Cells)
        {
            var (date, place, category) = IncidentTally.Parts(key);
            if (dates[date] is not { } day || sites[place] is not { } site || kinds[category] is { Known: true, Id: null }) plan.RowsLeftOut += cell.Rows;
            else if (kinds[category].Id is not { } kind) plan.RowsUndecided += cell.Rows;
            else plan.Count(site, kind, day, cell.Count);
        }
        return plan;
    }

    private void Count(IncidentPlace place, Guid category, DateOnly day, int count)
    {
        var key = (place, category, new DateOnly(day.Year, day.Month, 1));
        if (!Months.TryGetValue(key, out var days)) Months[key] = days = new DayCounts();
        days.Add(day.Day, count);
        Counted += count;
        if (From is null || day < From) From = day;
        if (Until is null || day > Until) Until = day;
    }

    private List<DateOnly?> ReadDates(IReadOnlyList<FileWord> words, DateOnly today)
    {
        var read = words.Select(word => WrittenDate.Read(word.Text)).ToList();
        var dayFirst = read.Exists(date => date.IsDayFirst);
        var both = dayFirst && read.Exists(date => date.IsMonthFirst);
        return [.. read.Select((date, i) => Judge(date, words[i], dayFirst, both, today))];
    }

    /// <summary>The month first, as here, unless the file has a date that can only be read the other way.</summary>
    private DateOnly? Judge(WrittenDate date, FileWord word, bool dayFirst, bool both, DateOnly today)
    {
        var day = dayFirst ? date.DayFirst ?? date.MonthFirst : date.MonthFirst ?? date.DayFirst;
        RowProblem? problem = day is null ? RowProblem.NotADate
            : both && date.IsTwoWay ? RowProblem.TwoWayDate
            : day > today ? RowProblem.FutureDate
            : day.Value.Year < WrittenDate.Earliest ? RowProblem.OldDate
            : null;
        if (problem is not { } found) return day;
        LeaveOut(found, word, word.Text);
        return null;
    }

    private IncidentPlace? Resolve(FileWord word, IncidentPlaces places)
    {
        var written = WrittenPlace.Unpack(word.Text);
        var (place, problem) = places.Find(written);
        if (place is null) LeaveOut(problem, word, written.InWords);
        return place;
    }

    private void LeaveOut(RowProblem problem, FileWord word, string? text)
    {
        if (!leftOut.TryGetValue(problem, out var words)) leftOut[problem] = words = new LeftOutWords(problem);
        words.Add(word, text);
    }
}

/// <summary>A category that is not known yet, however its capitals and accents are written.</summary>
/// <param name="Number">The first such word's place among the categories of its file.</param>
public sealed record UnknownCategory(int Number, string Text, int Rows, IReadOnlyList<int> FirstRows)
{
    public static UnknownCategory Of(int number, IReadOnlyList<FileWord> words) =>
        new(number, words[0].Text, words.Sum(w => w.Rows), [.. words.SelectMany(w => w.FirstRows).Order().Take(FileWord.FirstRowsKept)]);
}

/// <summary>Rows left out for one reason; a row may stand under several.</summary>
public sealed class LeftOutWords(RowProblem problem)
{
    private const int WordsShown = 8;
    private readonly List<string> words = [];
    private readonly List<int> rows = [];

    public RowProblem Problem => problem;
    public int Rows { get; private set; }
    public int DifferentWords { get; private set; }
    public IReadOnlyList<string> Words => words;
    public IReadOnlyList<int> FirstRows => [.. rows.Order().Take(FileWord.FirstRowsKept)];

    public void Add(FileWord word, string? text)
    {
        Rows += word.Rows;
        // Enough to stay with the first, without keeping all of a million.
        if (rows.Count < 1000) rows.AddRange(word.FirstRows);
        if (string.IsNullOrEmpty(text)) return;
        DifferentWords++;
        if (words.Count < WordsShown) words.Add(text);
    }
}

/// <summary>What stays of rows left out once a file is brought in: the reason and where they stood, no word of theirs.</summary>
public sealed record LeftOutNote(RowProblem Problem, int Rows, IReadOnlyList<int> FirstRows);
