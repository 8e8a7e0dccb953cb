using Alliance.Coaching.Scenarios;

namespace Alliance.Training;

public sealed record PracticeScenario(string Key, string Title);

/// <summary>The scenarios that can be assigned.</summary>
public sealed class ScenarioList
{
    public IReadOnlyList<PracticeScenario> All { get; } = [.. ScenarioShelf.All.Select(s => new PracticeScenario(s.Key, s.Title))];

    public string TitleOf(string key) => All.FirstOrDefault(s => s.Key == key)?.Title ?? key;
}
