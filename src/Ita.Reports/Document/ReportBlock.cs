namespace Ita.Reports.Document;

/// <summary>A piece of the report, decided to the last character; a writer only lays it out.</summary>
public abstract record ReportBlock;
