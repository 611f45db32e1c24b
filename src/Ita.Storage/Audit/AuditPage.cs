namespace Ita.Storage.Audit;

/// <summary>Some entries of a month, newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="HasMore">Older ones follow, after the last one's id.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, bool HasMore);
