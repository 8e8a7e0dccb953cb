using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Web;

/// <summary>An emptied box means "nothing" and reaches us as null; what must be there is said by the page's own validator.</summary>
public sealed class EmptyIsNothing : IDisplayMetadataProvider, IValidationMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = true;

    public void CreateValidationMetadata(ValidationMetadataProviderContext context) => context.ValidationMetadata.IsRequired = false;
}

/// <summary>What is said when a value cannot be read at all: a 31st of February, a word for a number.</summary>
public static class BindingSentences
{
    public static void Use(MvcOptions options, IStringLocalizer<Words> words)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => words["“{0}” cannot be used here. Choose or type another value.", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => words["“{0}” cannot be used here. Choose or type another value.", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => words["This value cannot be used here. Choose or type another one."]);
        messages.SetValueIsInvalidAccessor(value => words["“{0}” cannot be used here. Choose or type another value.", value]);
        messages.SetValueMustBeANumberAccessor(_ => words["Type a whole number."]);
        messages.SetValueMustNotBeNullAccessor(_ => words["Choose or type a value."]);
        messages.SetMissingBindRequiredValueAccessor(_ => words["Choose or type a value."]);
        messages.SetMissingKeyOrValueAccessor(() => words["Choose or type a value."]);
    }
}
