using Ita.Assessment.Submissions;

namespace Ita.Workbooks.Recognition;

/// <summary>What one file's sheets hold.</summary>
internal sealed class ReadFile(int index, string name)
{
    public int Index => index;

    public string Name => name;

    public List<PartCandidate> Candidates { get; } = [];

    public List<GivenTotal> Totals { get; } = [];

    /// <summary>The information sheets, each with its place.</summary>
    public List<(SheetPlace Place, InformationTable Table)> Information { get; } = [];

    public List<IgnoredSheet> Ignored { get; } = [];

    /// <summary>A sheet that is not hidden has a filled cell.</summary>
    public bool HasData { get; set; }
}
