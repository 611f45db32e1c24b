namespace Ita.Storage;

/// <summary>The queues: a contract with the functions' bindings.</summary>
public static class QueueNames
{
    public const string ScoreAgency = "score-agency";

    public const string WriteReport = "write-report";

    public const string ScoreAgencyPoison = ScoreAgency + PoisonEnding;

    public const string WriteReportPoison = WriteReport + PoisonEnding;

    /// <summary>Where the host puts a blob whose function failed five times.</summary>
    public const string BlobTriggerPoison = "webjobs-blobtrigger-poison";

    private const string PoisonEnding = "-poison";

    public static IReadOnlyList<string> Work { get; } = [ScoreAgency, WriteReport];

    public static IReadOnlyList<string> Poison { get; } = [ScoreAgencyPoison, WriteReportPoison, BlobTriggerPoison];

    public static IReadOnlyList<string> All { get; } = [.. Work, .. Poison];

    /// <summary>Where the host puts a message whose function failed five times.</summary>
    public static string PoisonOf(string queue) => queue + PoisonEnding;
}
