namespace Ita.Reports.Document;

/// <summary>A category.</summary>
/// <param name="Label">In one line.</param>
/// <param name="AxisLabel">As it stands under the axis, broken into short lines.</param>
public sealed record ChartCategory(string Label, string AxisLabel);
