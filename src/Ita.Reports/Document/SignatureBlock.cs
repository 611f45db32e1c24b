using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>Places to sign.</summary>
public sealed record SignatureBlock(string Sign, string Name, string Position, ImmutableArray<string> Roles) : ReportBlock;
