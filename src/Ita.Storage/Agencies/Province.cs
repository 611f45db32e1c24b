using Ita.Assessment;

namespace Ita.Storage.Agencies;

/// <summary>A province of the registry.</summary>
/// <param name="Code">ISO 3166-2:TH.</param>
/// <param name="Name">In Thai.</param>
public sealed record Province(ProvinceCode Code, string Name);
