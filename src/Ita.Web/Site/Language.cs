namespace Ita.Web.Site;

/// <summary>A language of the pages. Names of agencies, districts and provinces stay Thai in both.</summary>
internal enum Language
{
    Th,
    En,
}
