using System.Text.Json;

namespace Ita.Cli.Soak;

/// <summary>Invocations in the words of the Functions host: JSON inside JSON.</summary>
internal static class Envelopes
{
    // The app reads the blob by its name; what comes along is not looked at.
    private const string SomeContent = "UEsDBA==";

    public static string Export(string blobName)
    {
        var parts = blobName.Split('/', 3);
        return Serialize(
            new { export = SomeContent },
            new
            {
                fiscalYear = Inner(parts[0]),
                agencyCode = Inner(parts[1]),
                fileName = Inner(parts[2]),
                sys = new { },
            }
        );
    }

    public static string Registry(string blobName) =>
        Serialize(new { registry = SomeContent }, new { fileName = Inner(blobName), sys = new { } });

    public static string Message(string binding, string text, long dequeueCount) =>
        Serialize(
            new Dictionary<string, string> { [binding] = Inner(text) },
            new
            {
                DequeueCount = dequeueCount.ToString(System.Globalization.CultureInfo.InvariantCulture),
                sys = new { },
            }
        );

    public static string Timer() =>
        Serialize(new { timer = new { IsPastDue = false, ScheduleStatus = (object?)null } }, new { sys = new { } });

    /// <summary>What the host's blob trigger leaves in its poison queue.</summary>
    public static string PoisonedBlob(string function, string container, string blobName) =>
        JsonSerializer.Serialize(
            new
            {
                FunctionId = "Host.Functions." + function,
                BlobType = "BlockBlob",
                ContainerName = container,
                BlobName = blobName,
                ETag = "",
            }
        );

    private static string Inner(string text) => JsonSerializer.Serialize(text);

    private static string Serialize(object data, object metadata) =>
        JsonSerializer.Serialize(new { Data = data, Metadata = metadata });
}
