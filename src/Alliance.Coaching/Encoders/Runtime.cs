using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Alliance.Coaching.Encoders;

/// <summary>
/// ONNX Runtime as this house wants it. Built by its makers it reports its use to them unless told otherwise before it is loaded; and it
/// writes to standard error, where a user expects one sentence.
/// </summary>
internal static class Runtime
{
    private const string Switch = "ORT_DISABLE_TELEMETRY";
    private static readonly Lazy<OrtEnv> Once = new(Start);

    /// <exception cref="InvalidDataException">It does not run on this machine.</exception>
    public static void MakeReady()
    {
        try
        {
            _ = Once.Value;
        }
        catch (Exception no) when (no is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new InvalidDataException("Sentence encoders cannot be used on this machine: ONNX Runtime, which runs them, could not be loaded.", no);
        }
    }

    private static OrtEnv Start()
    {
        Environment.SetEnvironmentVariable(Switch, "1");
        // Outside Windows .NET keeps a copy of the environment that native code does not see.
        if (!OperatingSystem.IsWindows()) _ = SetVariable(System.Text.Encoding.UTF8.GetBytes(Switch + "\0"), "1\0"u8.ToArray(), 1);
        var options = new EnvironmentCreationOptions { logId = "alliance", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        var environment = OrtEnv.CreateInstanceWithOptions(ref options);
        environment.DisableTelemetryEvents();
        return environment;
    }

    [DllImport("libc", EntryPoint = "setenv"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(byte[] name, byte[] value, int overwrite);
}
