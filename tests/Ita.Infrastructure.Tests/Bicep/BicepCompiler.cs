using System.Diagnostics;
using System.Reflection;

namespace Ita.Infrastructure.Tests.Bicep;

/// <summary>The Bicep compiler, from its package; a program for Linux on x64.</summary>
internal static class BicepCompiler
{
    private static readonly string s_path = typeof(BicepCompiler)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "BicepCompiler")
        .Value!;

    /// <summary>Runs the compiler; the test is skipped on a machine that it is not made for.</summary>
    /// <param name="environment">Variables that parameter files read; the machine's own are not passed on.</param>
    /// <param name="arguments">Of the compiler.</param>
    public static BicepRun Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.Is64BitProcess,
            "The compiler is pinned for Linux on x64 only."
        );
        SetExecutable();
        var start = new ProcessStartInfo(s_path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsReadByParameterFiles).ToList())
            start.Environment.Remove(name);
        // It needs no language, and ICU is not installed everywhere.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new BicepRun(process.ExitCode, output, errors.GetAwaiter().GetResult().Trim());
    }

    public static BicepRun Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    private static bool IsReadByParameterFiles(string name) =>
        name.StartsWith("ITA_", StringComparison.Ordinal) || name.StartsWith("AZURE_", StringComparison.Ordinal);

    // A package's files have no run bit of their own.
    private static void SetExecutable()
    {
        if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(s_path).HasFlag(UnixFileMode.UserExecute))
            File.SetUnixFileMode(s_path, File.GetUnixFileMode(s_path) | UnixFileMode.UserExecute);
    }
}

/// <summary>What the compiler said. It ends with 0 on warnings too: they are on <paramref name="Errors"/>.</summary>
internal sealed record BicepRun(int ExitCode, string Output, string Errors);
