namespace Alliance.Platform.Web;

/// <summary>What a page may load and do: its own files, its own nonce, nothing else.</summary>
public static class SecurityPolicy
{
    /// <summary>What browsers can do and no page here asks for. Only what desktops and telephones know alike: others complain on every page.</summary>
    private static readonly string[] Unused =
    [
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "gyroscope", "magnetometer", "microphone", "midi",
        "payment", "picture-in-picture", "screen-wake-lock", "sync-xhr", "usb", "xr-spatial-tracking",
    ];

    private static readonly object AddressIsSecret = new();

    /// <summary>Says that the address of this answer is a secret, which nothing is told as the place one came from.</summary>
    public static void KeepAddressSecret(this HttpContext context) => context.Items[AddressIsSecret] = true;

    public static Task TellNoReferrer(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Items.ContainsKey(AddressIsSecret)) context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return Task.CompletedTask;
        });
        return next(context);
    }

    public static HeaderPolicyCollection Headers { get; } = new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(maxAgeInSeconds: 60 * 60 * 24 * 365)
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy => { foreach (var feature in Unused) policy.AddCustomFeature(feature).None(); policy.AddCustomFeature("geolocation").Self(); policy.AddCustomFeature("publickey-credentials-get").Self(); })
        .RemoveServerHeader()
        // The service worker lies with the other scripts, and looks after every page.
        .AddCustomHeader("Service-Worker-Allowed", "/")
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().Self();
            policy.AddScriptSrc().Self().WithNonce();
            policy.AddStyleSrc().Self();
            policy.AddWorkerSrc().Self();
            policy.AddImgSrc().Self().Data();
            policy.AddObjectSrc().None();
            policy.AddBaseUri().None();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
        });
}
