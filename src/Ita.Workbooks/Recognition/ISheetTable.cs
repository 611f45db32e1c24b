using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Recognition;

/// <summary>Takes the rows under a header and says in the end what parts they hold.</summary>
internal interface ISheetTable : ICellSink
{
    /// <summary>The parts; none where the rows did not keep what the header promised.</summary>
    IReadOnlyList<PartCandidate> Finish();
}
