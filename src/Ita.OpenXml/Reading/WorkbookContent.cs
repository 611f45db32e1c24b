using Ita.OpenXml.Packaging;

namespace Ita.OpenXml.Reading;

/// <summary>What a package is, and whether anything in it could run or be opened.</summary>
internal static class WorkbookContent
{
    private static readonly string[] ActiveKinds =
    [
        "vbaProject",
        "control",
        "activeXControlBinary",
        "oleObject",
        "package",
        "xlMacrosheet",
        "xlIntlMacrosheet",
    ];

    private static readonly string[] ActiveTypes =
    [
        "application/vnd.ms-office.vbaProject",
        "application/vnd.ms-office.activeX",
        "application/vnd.openxmlformats-officedocument.oleObject",
        "application/vnd.openxmlformats-officedocument.package",
        "application/vnd.ms-excel.macrosheet+xml",
        "application/vnd.ms-excel.intlmacrosheet+xml",
    ];

    private static readonly string[] ActiveFolders = ["activeX", "embeddings", "macrosheets"];

    /// <summary>The main part's name, found through the package's relationships.</summary>
    /// <exception cref="WorkbookFormatException">There is none, or it is no workbook, or one of another
    /// format.</exception>
    public static string FindWorkbook(OpcPackage package)
    {
        var main = package
            .RelationshipsOf("")
            .FirstOrDefault(relationship => relationship.Kind == "officeDocument")
            ?.Part;
        if (main is null)
            throw MissingMain(package);
        var type = package.ContentTypeOf(main) ?? "";
        if (type.StartsWith("application/vnd.ms-excel.sheet.binary", StringComparison.OrdinalIgnoreCase))
            throw new WorkbookFormatException(WorkbookFlaw.LegacyFormat, "A binary workbook.");
        if (
            type.Contains("wordprocessingml", StringComparison.Ordinal)
            || type.Contains("presentationml", StringComparison.Ordinal)
        )
            throw new WorkbookFormatException(WorkbookFlaw.NotAWorkbook, type);
        if (!package.Has(main))
            throw WorkbookFormatException.Damaged($"{main} is missing.");
        return type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            ? throw new WorkbookFormatException(WorkbookFlaw.MacroEnabled, type)
            : main;
    }

    /// <exception cref="WorkbookFormatException">A VBA project, ActiveX, or something embedded is inside.</exception>
    public static void RefuseActiveContent(OpcPackage package, IEnumerable<Relationship> workbookRelationships)
    {
        foreach (var (name, type) in package.Parts)
        {
            if (IsActivePart(name, type))
                throw new WorkbookFormatException(WorkbookFlaw.MacroEnabled, name);
        }

        var all = workbookRelationships.Concat(
            workbookRelationships
                .Where(relationship => relationship is { Kind: "worksheet" or "chartsheet", Part: not null })
                .SelectMany(sheet => package.RelationshipsOf(sheet.Part!))
        );
        if (all.FirstOrDefault(relationship => ActiveKinds.Contains(relationship.Kind)) is { } active)
            throw new WorkbookFormatException(WorkbookFlaw.MacroEnabled, active.Kind);
    }

    private static bool IsActivePart(string name, string? type)
    {
        if (type is not null && ActiveTypes.Any(active => type.StartsWith(active, StringComparison.OrdinalIgnoreCase)))
            return true;
        var segments = name.Split('/');
        return segments[..^1].Any(folder => ActiveFolders.Contains(folder, StringComparer.OrdinalIgnoreCase))
            || (
                segments[^1].StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase)
                && segments[^1].EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
            );
    }

    private static WorkbookFormatException MissingMain(OpcPackage package) =>
        package.Parts.Any(part => part.ContentType?.Contains("spreadsheetml", StringComparison.Ordinal) == true)
            ? WorkbookFormatException.Damaged("The package does not say which part is the workbook.")
            : new WorkbookFormatException(WorkbookFlaw.NotAWorkbook, "A package without a workbook.");
}
