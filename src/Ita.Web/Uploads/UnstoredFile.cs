namespace Ita.Web.Uploads;

/// <summary>A file of a form that was not stored.</summary>
/// <param name="Name">What it would have been called; null where the form broke off.</param>
/// <param name="Reason"><c>too-large</c>, <c>too-many</c> or <c>broken-off</c>.</param>
public sealed record UnstoredFile(string? Name, string Reason);
