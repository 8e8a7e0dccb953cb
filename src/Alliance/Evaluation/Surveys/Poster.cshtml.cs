using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Surveys;

/// <summary>One page to print and hang up, in both languages, with the open link as a picture.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class PosterModel(AllianceContext db, TimeProvider time) : SurveyPage(db, time)
{
    public string Department => Agency.Name;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() && Wave.Ways.HasFlag(SurveyWays.Open) ? Page() : NotFound();
}
