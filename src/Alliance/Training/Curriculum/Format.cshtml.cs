using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Training.Curriculum;

/// <summary>One way in which the course is given.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class FormatModel(TimeProvider time) : TrainingPage(time)
{
    public CourseFormat Format { get; private set; } = null!;

    public IActionResult OnGet(string key)
    {
        if (ShippedCourse.Formats.FirstOrDefault(f => f.Key == key) is not { } format) return NotFound();
        Format = format;
        return Page();
    }
}
