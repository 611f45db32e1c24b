namespace Ita.Assessment.Frameworks;

/// <summary>The national target of the master plan.</summary>
/// <param name="Points">An agency reaches it with a total of so many points.</param>
/// <param name="AgencyShare">The share of agencies that shall reach it, in percent; null where a year's share is not
/// known.</param>
/// <param name="PlanTh">The plan that sets it, in Thai.</param>
public sealed record Target(decimal Points, decimal? AgencyShare, string PlanTh);
