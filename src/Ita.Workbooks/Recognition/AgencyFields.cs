using Ita.Assessment;

namespace Ita.Workbooks.Recognition;

/// <summary>An agency's properties as cells hold them, in the information sheet and in the registry alike.</summary>
internal static class AgencyFields
{
    public static string? Text(RowCell? cell) => cell is null || cell.Text.Length == 0 ? null : cell.Text;

    /// <summary>A code typed as text or number.</summary>
    public static AgencyCode? Code(RowCell? cell) => AgencyCode.TryParse(Text(cell), out var code) ? code : null;

    /// <summary>Code and name of the province; each is taken from the other where only one is there.</summary>
    public static (ProvinceCode? Code, string? Name) Province(RowCell? codeCell, RowCell? nameCell)
    {
        var name = Text(nameCell);
        ProvinceCode? code =
            ProvinceCode.TryParse(Text(codeCell), out var given) ? given
            : name is null ? null
            : Provinces.CodeOf(name);
        return (code, name ?? (code is { } known ? Provinces.NameOf(known) : null));
    }
}
