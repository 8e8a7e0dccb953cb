using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Alliance.Platform.Web;

/// <summary>
/// Reads a tick box. One that comes back as neither true nor false is a mistake like any other; the framework would keep the word and fail
/// where the box is drawn again.
/// </summary>
public sealed class TickBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context?.Metadata.ModelType == typeof(bool) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var (name, said) = (bindingContext.ModelName, bindingContext.ValueProvider.GetValue(bindingContext.ModelName));
        if (said == ValueProviderResult.None) return Task.CompletedTask;
        if (bool.TryParse(said.FirstValue, out var isTicked))
        {
            bindingContext.ModelState.SetModelValue(name, said);
            bindingContext.Result = ModelBindingResult.Success(isTicked);
        }
        else if (!string.IsNullOrEmpty(said.FirstValue)) bindingContext.ModelState.TryAddModelError(name, bindingContext.ModelMetadata.ModelBindingMessageProvider.UnknownValueIsInvalidAccessor(bindingContext.ModelMetadata.GetDisplayName()));
        return Task.CompletedTask;
    }
}
