using System.Globalization;
using System.Text;

namespace Ita.Assessment.Submissions;

/// <summary>
/// Where a rejected upload's page and marked copy lie in the container <c>reports</c>:
/// <c>{fiscalYear}/{provinceCode}/{agencyCode}/rejected/{file}-{piece}.html</c> and <c>.xlsx</c>. The piece is of the
/// SHA-256 that names this version of the upload, so that no two uploads share a file and each goes with its own.
/// </summary>
/// <param name="Path">Within the container, without the extension.</param>
/// <param name="HasCopy">There is a copy beside the page.</param>
/// <param name="Note">What the copy lacks, or why there is none.</param>
public sealed record RejectedFiles(string Path, bool HasCopy, CopyNote Note = CopyNote.None)
{
    /// <summary>Stands for the province of an agency that nobody knows.</summary>
    public const string UnknownProvince = "unknown";

    /// <summary>The folder in an agency's own, beside its reports.</summary>
    public const string Folder = "rejected";

    private const int LongestName = 80;
    private const string WorkbookExtension = ".xlsx";

    public string PageName => Path + ".html";

    public string CopyName => Path + WorkbookExtension;

    /// <summary>What the copy is called when it is downloaded.</summary>
    public string CopyFileName => CopyName[(CopyName.LastIndexOf('/') + 1)..];

    /// <param name="upload">The rejected upload.</param>
    /// <param name="path">Where it lies.</param>
    /// <param name="province">The agency's; null where nobody knows it.</param>
    /// <param name="hasCopy">There is a copy beside the page.</param>
    /// <param name="note">What the copy lacks, or why there is none.</param>
    public static RejectedFiles Of(
        BlobVersion upload,
        UploadPath path,
        ProvinceCode? province,
        bool hasCopy,
        CopyNote note = CopyNote.None
    ) =>
        new(
            $"{path.FiscalYear}/{province?.Value ?? UnknownProvince}/{path.Agency}/{Folder}/"
                + $"{SafeName(upload.FileName)}-{upload.Id[^16..]}",
            hasCopy,
            note
        );

    // Letters, their marks and digits of any script; whatever else a name holds becomes a hyphen.
    private static string SafeName(string fileName)
    {
        if (fileName.EndsWith(WorkbookExtension, StringComparison.OrdinalIgnoreCase))
            fileName = fileName[..^WorkbookExtension.Length];
        var name = new StringBuilder();
        foreach (var rune in fileName.EnumerateRunes())
        {
            if (name.Length + rune.Utf16SequenceLength > LongestName)
                break;
            if (IsSafe(rune))
                name.Append(rune);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        return name.ToString().Trim('-', '.') is { Length: > 0 } safe ? safe : "upload";
    }

    private static bool IsSafe(Rune rune) =>
        rune.Value is '-' or '_' or '.'
        || (
            rune != Rune.ReplacementChar
            && Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.UppercaseLetter
                    or UnicodeCategory.LowercaseLetter
                    or UnicodeCategory.OtherLetter
                    or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.DecimalDigitNumber
        );
}
