namespace Ita.Web.Provinces;

/// <summary>How far an agency's year has come. In addresses and JSON in lower case.</summary>
public enum AgencyState
{
    /// <summary>Nothing was uploaded and nothing is known.</summary>
    Nothing,

    /// <summary>An upload is being read or scored; there is no result yet.</summary>
    Processing,

    /// <summary>Nothing counts yet, and the newest upload was turned away.</summary>
    Rejected,

    /// <summary>Nothing counts yet, and the newest upload could not be processed.</summary>
    Failed,

    /// <summary>Something is scored, and a questionnaire is missing.</summary>
    Incomplete,

    /// <summary>Complete; the report is not written yet.</summary>
    Scored,

    /// <summary>Complete, with its report.</summary>
    Reported,
}
