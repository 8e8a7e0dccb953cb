using Alliance.Platform.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Training.Curriculum;

/// <summary>All modules, with how far one is.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class ModulesModel(ModuleShelf shelf, MyLearning learning, TimeProvider time) : TrainingPage(time)
{
    public IReadOnlyList<TaughtModule> Modules { get; private set; } = [];
    public IReadOnlyDictionary<string, ModuleStanding> Mine { get; private set; } = new Dictionary<string, ModuleStanding>();

    public async Task OnGetAsync()
    {
        Modules = await shelf.AllAsync();
        Mine = await learning.OfAsync(User.AccountId());
    }
}
