using System.ComponentModel.DataAnnotations;

namespace Alliance.Partnerships.Engagements;

/// <summary>What officers promise most often, for one tap; due in a week.</summary>
public enum FollowUp
{
    [Display(Name = "Nothing yet")] None = 0,
    [Display(Name = "Call back")] CallBack = 1,
    [Display(Name = "Come by again")] ComeBy = 2,
    [Display(Name = "Find out, and tell them")] FindOut = 3,
}
