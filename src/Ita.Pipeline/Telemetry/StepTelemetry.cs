using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Queues;

namespace Ita.Pipeline.Telemetry;

/// <summary>
/// Traces and figures of the steps, for whoever listens. A trace begins where a file is taken up and goes along in the
/// queue messages, so that it ends with the report. Tags name agency-years and codes, never a file or a person. Times
/// are real ones, whatever clock a test gives the steps.
/// </summary>
public static class StepTelemetry
{
    /// <summary>Of the activity source and of the meter.</summary>
    public const string Name = "Ita.Pipeline";

    private static readonly ActivitySource s_activities = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly Counter<long> s_uploads = s_meter.CreateCounter<long>(
        "ita.uploads",
        "{upload}",
        "Uploads by what became of them; rejected ones by their first problem."
    );
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "ita.step.duration",
        "s",
        "How long a step took."
    );
    private static readonly Histogram<double> s_queueAge = s_meter.CreateHistogram<double>(
        "ita.queue.age",
        "s",
        "How long a message had waited when it was taken up."
    );
    private static readonly Histogram<double> s_reportAge = s_meter.CreateHistogram<double>(
        "ita.report.age",
        "s",
        "Time from the newest upload that a report shows to the report."
    );

    /// <summary>Runs a step that a file begins; of its name only the agency-year is told.</summary>
    public static Task RunAsync(string step, string blobName, Func<Task> run)
    {
        _ = UploadPath.TryParse(blobName, out var path);
        return RunAsync(step, path?.Agency, path?.FiscalYear, run);
    }

    /// <summary>Runs a step that a file begins.</summary>
    public static Task RunAsync(string step, AgencyCode? agency, FiscalYear? year, Func<Task> run) =>
        RunAsync(step, agency, year, ActivityKind.Internal, default, run);

    /// <summary>Runs a step that a message brings about, in the message's trace.</summary>
    public static Task RunAsync(string step, WorkMessage message, Func<Task> run)
    {
        if (message.SentAt is { } sentAt)
            s_queueAge.Record(Math.Max(0, (TimeProvider.System.GetUtcNow() - sentAt).TotalSeconds), Tag("step", step));
        _ = ActivityContext.TryParse(message.TraceParent, null, isRemote: true, out var parent);
        return RunAsync(step, message.Agency, message.FiscalYear, ActivityKind.Consumer, parent, run);
    }

    /// <summary>Counts an upload's outcome.</summary>
    /// <param name="outcome"><c>accepted</c>, <c>rejected</c> or <c>failed</c>.</param>
    /// <param name="code">Of the first problem.</param>
    public static void Count(string outcome, string? code = null)
    {
        if (code is null)
            s_uploads.Add(1, Tag("outcome", outcome));
        else
            s_uploads.Add(1, Tag("outcome", outcome), Tag("code", code));
        Activity.Current?.SetTag("ita.outcome", outcome);
    }

    /// <summary>A report is written.</summary>
    /// <param name="uploadedAt">The newest upload that it shows.</param>
    public static void Reported(DateTimeOffset uploadedAt) =>
        s_reportAge.Record(Math.Max(0, (TimeProvider.System.GetUtcNow() - uploadedAt).TotalSeconds));

    private static async Task RunAsync(
        string step,
        AgencyCode? agency,
        FiscalYear? year,
        ActivityKind kind,
        ActivityContext parent,
        Func<Task> run
    )
    {
        // The request that a host makes for a message belongs to the host's trace, and is linked to from the upload's.
        var request = Activity.Current?.Context;
        var links =
            parent != default && request is { } known && known.TraceId != parent.TraceId
                ? new ActivityLink[] { new(known) }
                : null;
        using var span =
            parent == default
                ? s_activities.StartActivity(step, kind)
                : s_activities.StartActivity(step, kind, parent, tags: null, links);
        if (agency is { } code)
            span?.SetTag("ita.agency", code.Value);
        if (year is { } number)
            span?.SetTag("ita.fiscal_year", number.Value);
        var begun = TimeProvider.System.GetTimestamp();
        var succeeded = false;
        try
        {
            await run();
            succeeded = true;
        }
        catch (Exception e)
        {
            // The type only: a message can carry a name or a value.
            span?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            throw;
        }
        finally
        {
            s_duration.Record(
                TimeProvider.System.GetElapsedTime(begun).TotalSeconds,
                Tag("step", step),
                Tag("outcome", succeeded ? "done" : "failed")
            );
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
