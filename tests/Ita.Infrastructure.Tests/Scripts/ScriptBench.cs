using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ita.Infrastructure.Tests.Consistency;

namespace Ita.Infrastructure.Tests.Scripts;

/// <summary>
/// Runs a script of infra/scripts with stand-ins for the programs that would reach out: each writes down how it was
/// called and gives the answer that was prepared, or fails. Nothing waits.
/// </summary>
internal sealed class ScriptBench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ita-scripts-");
    private readonly Dictionary<string, List<string>> _answers = new(StringComparer.Ordinal)
    {
        ["az"] = [],
        ["azd"] = [],
        ["sleep"] = [],
        ["date"] = [],
    };
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private int _files;

    public ScriptBench()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a POSIX shell.");
        Answer("sleep *");
    }

    /// <summary>A value of azd's environment, as a hook sees it.</summary>
    public ScriptBench With(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>What a program says when it is called so.</summary>
    /// <param name="call">Program and arguments; <c>*</c> stands for anything. The first that fits is taken.</param>
    /// <param name="outputs">One after the other; the last again and again. Beginning with <c>!</c>: it fails, saying
    /// this. None: it succeeds and says nothing.</param>
    public ScriptBench Answer(string call, params string[] outputs)
    {
        var (program, arguments) = (
            call[..call.IndexOf(' ', StringComparison.Ordinal)],
            call[(call.IndexOf(' ', StringComparison.Ordinal) + 1)..]
        );
        var number = ++_files;
        for (var i = 0; i < Math.Max(1, outputs.Length); i++)
            File.WriteAllText(At($"answer-{number}-{i}"), outputs.Length == 0 ? "" : outputs[i]);
        var pattern = string.Join('*', arguments.Split('*').Select(Quoted));
        _answers[program]
            .Add(string.Create(CultureInfo.InvariantCulture, $"{pattern}) answer {number} {outputs.Length} ;;"));
        return this;
    }

    /// <summary>Runs a script.</summary>
    /// <param name="script">Its file's name.</param>
    /// <param name="arguments">As they are typed.</param>
    public ScriptRun Run(string script, params string[] arguments)
    {
        foreach (var program in _answers.Keys)
            WriteStandIn(program);
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(WorkingCopy.Root, "infra", "scripts", script));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsOfAzd).ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var calls = File.Exists(At("calls")) ? File.ReadAllLines(At("calls")) : [];
        return new ScriptRun(process.ExitCode, output.Trim(), errors.GetAwaiter().GetResult().Trim(), calls);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void WriteStandIn(string program)
    {
        var text = new StringBuilder(
            $$"""
            #!/bin/sh
            here='{{_folder.FullName}}'
            call="$*"
            # A call with several lines is one call.
            echo "{{program}} $call" | tr '\n' ' ' | sed 's/  */ /g; s/ $//' >> "$here/calls"
            echo >> "$here/calls"
            answer() {
              count=$(cat "$here/count-$1" 2>/dev/null || echo 0)
              [ "$count" -ge "$(($2 - 1))" ] || echo $((count + 1)) > "$here/count-$1"
              if grep -q '^!' "$here/answer-$1-$count"; then
                sed 's/^!//' "$here/answer-$1-$count" >&2
                exit 1
              fi
              cat "$here/answer-$1-$count"
            }
            case "$call" in

            """
        );
        foreach (var answer in _answers[program])
            text.Append("  ").Append(answer).Append('\n');
        text.Append("  *) echo \"No answer is prepared for: ")
            .Append(program)
            .Append(" $call\" >&2; exit 99 ;;\nesac\n");
        File.WriteAllText(At(program), text.ToString());
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                At(program),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    private static string Quoted(string text) =>
        text.Length == 0 ? "" : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsOfAzd(string name) =>
        name.StartsWith("ITA_", StringComparison.Ordinal) || name.StartsWith("AZURE_", StringComparison.Ordinal);

    private string At(string file) => Path.Combine(_folder.FullName, file);
}

/// <summary>What became of a script.</summary>
/// <param name="ExitCode">0 where all went well.</param>
/// <param name="Output">What it said.</param>
/// <param name="Errors">What it complained of.</param>
/// <param name="Calls">Of the stand-ins, in order.</param>
internal sealed record ScriptRun(int ExitCode, string Output, string Errors, IReadOnlyList<string> Calls);
