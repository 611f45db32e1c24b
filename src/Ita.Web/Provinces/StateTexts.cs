using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>States as people read them.</summary>
internal static class StateTexts
{
    /// <summary>With what is missing, and with a refusal that came after what counts.</summary>
    public static string Of(ProvinceRow row, SiteTexts texts)
    {
        var state =
            row.State == AgencyState.Incomplete
                ? texts["state.incomplete.of", Display.List(row.Missing)]
                : Of(row.State, texts);
        return row.NewestUploadRefused && row.State is not (AgencyState.Rejected or AgencyState.Failed)
            ? $"{state} · {texts["state.newestRefused"]}"
            : state;
    }

    public static string Of(AgencyState state, SiteTexts texts) =>
        texts[
            state switch
            {
                AgencyState.Nothing => "state.nothing",
                AgencyState.Processing => "state.processing",
                AgencyState.Rejected => "state.rejected",
                AgencyState.Failed => "state.failed",
                AgencyState.Incomplete => "state.incomplete",
                AgencyState.Scored => "state.scored",
                _ => "state.reported",
            }
        ];

    /// <summary>The classes of a state: its sign and its colour.</summary>
    public static string Class(AgencyState state) =>
        state switch
        {
            AgencyState.Nothing => "s s0",
            AgencyState.Processing => "s s1",
            AgencyState.Rejected => "s s2",
            AgencyState.Failed => "s s3",
            AgencyState.Incomplete => "s s4",
            AgencyState.Scored => "s s5",
            _ => "s s6",
        };
}
