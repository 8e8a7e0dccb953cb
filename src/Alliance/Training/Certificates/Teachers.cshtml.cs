using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Training.Certificates;

/// <summary>Everybody on the way to teaching.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class TeachersModel(TeachingPath path, CertificateService certificates, TimeProvider time) : TrainingPage(time)
{
    public IReadOnlyList<TeachingWay> Ways { get; private set; } = [];

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync(Guid account)
    {
        if (await certificates.IssueTeachingAsync(account, Today, Act(TrainingEvents.Purpose)) is { } certificate) return Done($"~/Training/Certificates/{certificate.Id}", Words["Issued."]);
        ModelState.AddModelError("", Words["They are not ready yet, or hold one that is good."]);
        return await ShowAgainAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        Ways = await path.AllAsync(Today);
        return true;
    }
}
