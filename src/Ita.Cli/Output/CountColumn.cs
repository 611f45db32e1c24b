using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ita.Cli.Output;

/// <summary>How many of how many: 12/50.</summary>
internal sealed class CountColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:0}/{task.MaxValue:0}"));
}
