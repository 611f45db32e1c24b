using Ita.Azurite;

namespace Ita.Cli.Output;

/// <summary>Says where the storage's connection string is kept; never what it is.</summary>
internal static class ConnectionSentence
{
    public static string Of(ConnectionFile file, OutputLanguage language) =>
        new LocalizedText(
            "ข้อความเชื่อมต่อที่เก็บข้อมูล (มีรหัสลับ ห้ามส่งต่อ)",
            "The storage's connection string (holds the key; for nobody else)"
        ).In(language) + $": {file.Path}";
}
