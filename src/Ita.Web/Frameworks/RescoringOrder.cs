namespace Ita.Web.Frameworks;

/// <summary>The body of an order to rescore.</summary>
/// <param name="FiscalYear">The year of the address, once more.</param>
internal sealed record RescoringOrder(int FiscalYear);
