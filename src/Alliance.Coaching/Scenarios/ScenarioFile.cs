namespace Alliance.Coaching.Scenarios;

/// <summary>A scenario as it stands in its file: anything may be missing.</summary>
internal sealed class ScenarioFile
{
    public string? Title { get; set; }
    public string? Place { get; set; }
    public string? Situation { get; set; }
    public PartnerPart? Partner { get; set; }
    public string? Goal { get; set; }
    public string? NextStep { get; set; }
    public StartPart? Start { get; set; }
    public Dictionary<string, WorryPart?>? Worries { get; set; }
    public string? Opening { get; set; }
    public StrugglePart? Struggle { get; set; }
    public Dictionary<string, LinesPart?>? Lines { get; set; }
    public EndingsPart? Endings { get; set; }
    public ChoicesPart? Choices { get; set; }

    internal sealed class PartnerPart
    {
        public string? Name { get; set; }
        public string? Role { get; set; }
    }

    internal sealed class StartPart
    {
        public string? Stage { get; set; }
        public int? Trust { get; set; }
        public int? Safety { get; set; }
    }

    internal sealed class WorryPart
    {
        public string? Name { get; set; }
        public List<string?>? Words { get; set; }
        public int? From { get; set; }
        public string? Tells { get; set; }
    }

    internal sealed class StrugglePart
    {
        public int? Turn { get; set; }
        public string? Line { get; set; }
        public List<string?>? Settled { get; set; }
        public List<string?>? Heated { get; set; }
        public List<string?>? Holds { get; set; }
    }

    internal sealed class LinesPart
    {
        public List<string?>? Guarded { get; set; }
        public List<string?>? Open { get; set; }
    }

    internal sealed class EndingsPart
    {
        public List<string?>? Agreed { get; set; }
        public List<string?>? Polite { get; set; }
        public List<string?>? Away { get; set; }
    }

    /// <summary>Each turn is a list of codes and the words: <c>complex affirming: You waited a long time.</c></summary>
    internal sealed class ChoicesPart
    {
        public List<Dictionary<string, string?>?>? Opening { get; set; }
        public List<Dictionary<string, string?>?>? Struggle { get; set; }
        public Dictionary<string, List<Dictionary<string, string?>?>?>? Told { get; set; }
        public List<List<Dictionary<string, string?>?>?>? Guarded { get; set; }
        public List<List<Dictionary<string, string?>?>?>? Open { get; set; }
    }
}
