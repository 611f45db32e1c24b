namespace Ita.Reports;

/// <summary>
/// The digits of a report. Item numbers, addresses, file names and checksums have Arabic ones in either.
/// </summary>
public enum DigitStyle
{
    /// <summary>๐๑๒๓๔๕๖๗๘๙</summary>
    Thai,

    /// <summary>0123456789</summary>
    Arabic,
}
