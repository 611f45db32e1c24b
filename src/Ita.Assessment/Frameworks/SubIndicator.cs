using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>A sub-indicator (ตัวชี้วัดย่อย) of the OIT, e.g. 9.2 การบริหารงาน.</summary>
public sealed record SubIndicator(string Id, string NameTh, ImmutableArray<Item> Items, Confidence Confidence);
