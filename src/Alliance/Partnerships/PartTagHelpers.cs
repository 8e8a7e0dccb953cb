using Alliance.Partnerships.Relationships;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships;

/// <summary><c>&lt;phase-mark value="…" /&gt;</c>: a phase by name, with its color as an aid.</summary>
[HtmlTargetElement("phase-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PhaseMarkTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    public Phase Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"pa-phase pa-phase--{ClassOf(Value)}");
        output.Content.SetContent(words.Of(Value));
    }

    public static string ClassOf(Phase phase) => phase switch
    {
        Phase.NotYetMet => "not-met",
        Phase.Introduced => "introduced",
        Phase.Building => "building",
        Phase.WorkingAlliance => "alliance",
        Phase.Strained => "strained",
        Phase.Repairing => "repairing",
        Phase.HandedOver => "handed-over",
        _ => "ended",
    };
}

/// <summary><c>&lt;due-mark on="…" today="…" /&gt;</c>: how far off a day is, as one says it.</summary>
[HtmlTargetElement("due-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DueMarkTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    public DateOnly? On { get; set; }
    public DateOnly Today { get; set; }
    public bool Paused { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (text, shade) = DueWords.Say(words, On, Today, Paused);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", shade is null ? "pa-due" : $"pa-due pa-due--{shade}");
        output.Content.SetContent(text);
    }
}

public static class DueWords
{
    /// <summary>The words for a due day and the shade they stand on.</summary>
    public static (string Text, string? Shade) Say(IStringLocalizer<Words> words, DateOnly? on, DateOnly today, bool paused = false)
    {
        if (paused) return (on is { } until ? words["Paused until {0:MMMM d}", until] : words["Paused"], "paused");
        if (on is not { } day) return (words["No date"], null);
        var days = day.DayNumber - today.DayNumber;
        return days switch
        {
            < 0 => (words.Count(-days, "1 day late", "{0} days late"), "late"),
            0 => (words["Due today"], "soon"),
            1 => (words["Due tomorrow"], "soon"),
            <= 7 => (words["In {0} days", days], "soon"),
            _ => (words["In {0} days", days], null),
        };
    }
}
