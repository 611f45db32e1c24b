using System.Text.Json;
using Ita.Azurite;

namespace Ita.Infrastructure.Tests.Bicep;

/// <summary>Everything in infra, by the compiler that Azure's own tools use.</summary>
public sealed class CompilationTests
{
    private static readonly string s_folder = Path.Combine(AzuriteInstallation.RepositoryRoot(), "infra");

    // What is deployed; a module's warnings are those of the template that uses it.
    public static TheoryData<string> Templates => [.. Files(".bicep").Where(file => !IsModule(file))];

    public static TheoryData<string> ParameterFiles => [.. Files(".bicepparam")];

    public static TheoryData<string> AllFiles => [.. Files(".bicep"), .. Files(".bicepparam")];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_template_compiles_with_its_modules_without_a_warning(string file)
    {
        var run = BicepCompiler.Run("build", At(file), "--stdout");

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void Every_module_is_used()
    {
        var text = string.Concat(Files(".bicep").Select(file => File.ReadAllText(At(file))));

        Assert.All(
            Files(".bicep").Where(IsModule),
            module => Assert.Contains(Path.GetFileName(module) + "'", text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public void Every_parameter_file_compiles_without_a_warning(string file)
    {
        var run = BicepCompiler.Run("build-params", At(file), "--stdout");

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("512")]
    [InlineData("2048")]
    [InlineData("4096")]
    public void An_instance_has_the_memory_that_the_environment_says(string megabytes)
    {
        var run = Build("ITA_INSTANCE_MEMORY_MB", megabytes);

        Assert.Equal("", run.Errors);
        using var output = JsonDocument.Parse(run.Output);
        using var parameters = JsonDocument.Parse(output.RootElement.GetProperty("parametersJson").GetString()!);
        var memory = parameters.RootElement.GetProperty("parameters").GetProperty("instanceMemoryMB");
        Assert.Equal(megabytes, memory.GetProperty("value").GetRawText());
    }

    [Theory]
    [InlineData("ITA_INSTANCE_MEMORY_MB", "999")]
    [InlineData("ITA_INSTANCE_MEMORY_MB", "2 GB")]
    [InlineData("ITA_REDUNDANCY", "RAGRS")]
    [InlineData("ITA_DIGITS", "roman")]
    public void A_value_that_Azure_does_not_have_is_an_error_before_anything_is_deployed(string name, string value)
    {
        var run = Build(name, value);

        Assert.Contains("Error BCP", run.Errors, StringComparison.Ordinal);
        Assert.NotEqual(0, run.ExitCode);
    }

    [Theory]
    [MemberData(nameof(AllFiles))]
    public void Every_file_is_laid_out_as_the_compiler_formats_it(string file) =>
        Assert.Equal(File.ReadAllText(At(file)), BicepCompiler.Run("format", At(file), "--stdout").Output);

    private static IEnumerable<string> Files(string extension) =>
        Directory
            .EnumerateFiles(s_folder, "*" + extension, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(s_folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("azurite/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static bool IsModule(string file) => file.StartsWith("modules/", StringComparison.Ordinal);

    private static string At(string file) => Path.Combine(s_folder, file);

    private static BicepRun Build(string name, string value) =>
        BicepCompiler.Run(
            new Dictionary<string, string> { [name] = value },
            "build-params",
            At("main.bicepparam"),
            "--stdout"
        );
}
