using Ita.Reports.Document;

namespace Ita.Reports.Sections;

internal static class ContentsSection
{
    public static ReportSection Build(ReportContext context) =>
        new() { Id = "contents", Blocks = [new ContentsBlock(context.Print(context.Texts.Common.Contents))] };
}
