using System.ComponentModel.DataAnnotations;

namespace Alliance.Stewardship.Organization;

/// <summary>The three parts of community policing that an agency looks at in itself. Each is answered on a sheet of its own.</summary>
public enum Part
{
    [Display(Name = "Partnerships")] Partnerships = 1,
    [Display(Name = "How we are organized")] Organization = 2,
    [Display(Name = "Solving problems")] Problems = 3,
}

/// <summary>How far along the agency is in one element.</summary>
public enum Level
{
    [Display(Name = "I cannot say")] CannotSay = 0,
    [Display(Name = "Beginning")] Beginning = 1,
    [Display(Name = "Under way")] UnderWay = 2,
    [Display(Name = "How we work now")] HowWeWork = 3,
}

/// <summary>One thing to look at: a question, and what an answer looks like at each of three places along the way.</summary>
/// <param name="Code">Its key in every table; never changed.</param>
/// <param name="Name">A few words.</param>
/// <param name="Question">As it is asked.</param>
/// <param name="Beginning">What is seen where an agency begins.</param>
/// <param name="UnderWay">What is seen on the way.</param>
/// <param name="HowWeWork">What is seen where it has become the way to work.</param>
public sealed record Element(string Code, Part Part, string Name, string Question, string Beginning, string UnderWay, string HowWeWork)
{
    public const int CodeMaxLength = 30;

    public string At(Level level) => level switch
    {
        Level.Beginning => Beginning,
        Level.UnderWay => UnderWay,
        Level.HowWeWork => HowWeWork,
        _ => "I do not see enough of it to say.",
    };
}
