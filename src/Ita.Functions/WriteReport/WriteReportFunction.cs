using Ita.Functions.Host;
using Ita.Pipeline.Reporting;

namespace Ita.Functions.WriteReport;

/// <summary>The report of an agency's year is to be written.</summary>
internal static class WriteReportFunction
{
    public const string Name = "WriteReport";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<ReportWriting>(
            Name,
            (step, invocation, cancellationToken) =>
                step.WriteAsync(invocation.WorkMessage("request"), cancellationToken)
        );
}
