using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ita.Assessment;

namespace Ita.Workbooks.Tests.Builders;

/// <summary>
/// Workbooks made to cost their reader as much as their size allows: each keeps every limit but, at most, one. The same
/// size makes the same bytes.
/// </summary>
internal static class HostileWorkbooks
{
    private const int BytesPerMebibyte = 1024 * 1024;

    /// <summary>
    /// What a file unpacks to for each byte it has: with the noise that fills it up, just under the 200 MiB for 20.
    /// </summary>
    private const int Unpacking = 9;

    private static readonly string SheetStart = $"<worksheet xmlns=\"{WorkbookBuilder.Transitional}\"><sheetData>";
    private static readonly string SheetEnd = "</sheetData></worksheet>";

    private static readonly string[] Labels =
    [
        .. ExportBuilder
            .Columns(2566, Instrument.IIT)
            .SelectMany(column => column.Scale.Choices)
            .Select(choice => choice.LabelTh)
            .Distinct(),
        "-",
        "ไม่ทราบ",
        "100",
    ];

    private static readonly Dictionary<string, Action<Target, int>> Kinds = new(StringComparer.Ordinal)
    {
        ["answers"] = (zip, bytes) =>
            Sheet(zip, bytes, (row, random) => Row(row, Labels.Length, _ => Text(Labels[random.Next(Labels.Length)]))),
        ["white-space"] = (zip, bytes) =>
            Sheet(zip, bytes, (_, random) => $"{new string(' ', 1_000)}<!--{random.Next():x8}{random.Next():x8}-->"),
        ["tiny-rows"] = (zip, bytes) =>
            Sheet(zip, bytes, (row, _) => row < 1_000_000 ? "<row><c><v>1</v></c></row>" : ""),
        ["rows-without-end"] = (zip, bytes) => Sheet(zip, bytes, (_, _) => "<row/>"),
        ["all-columns"] = (zip, bytes) =>
            Sheet(zip, bytes, (row, random) => Row(row, 16_384, _ => $"<v>{random.Next(100)}</v>")),
        ["texts-in-all-columns"] = (zip, bytes) =>
            Sheet(zip, bytes, (row, random) => Row(row, 16_384, _ => Text($"{random.Next():x}"))),
        ["item-numbers-in-all-columns"] = (zip, bytes) =>
            Sheet(zip, bytes, (row, random) => Row(row, 16_384, _ => Text($"i{random.Next(99)}"))),
        ["names-in-all-columns"] = (zip, bytes) =>
            Write(
                zip,
                "xl/worksheets/sheet1.xml",
                Enumerable
                    .Concat(
                        [SheetStart],
                        Rows(
                            zip,
                            bytes,
                            (row, random) => Row(row, 16_384, _ => Text($"ก{random.Next(1_000_000)} {random.Next(10)}"))
                        )
                    )
                    .Append(SheetEnd)
            ),
        ["wrong-answers"] = (zip, bytes) =>
            Sheet(zip, bytes, (row, random) => Row(row, 30, _ => Text($"มาก{random.Next():x}"))),
        ["long-wrong-answers"] = (zip, bytes) =>
            Sheet(zip, bytes, (row, random) => Row(row, 30, _ => Text($"{random.Next():x}{new string('ก', 10_000)}"))),
        ["odd-cells"] = (zip, bytes) =>
            Sheet(
                zip,
                bytes,
                (row, random) =>
                    $"<row r=\"{row}\"><c s=\"{random.Next()}\" r=\"A{row}\" "
                    + $"t=\"str\"><f>{random.Next()}</f><v>&#x{random.Next(0x0E01, 0x0E3A):X};_x000D_</v></c></row>"
            ),
        ["attributes"] = (zip, bytes) =>
            Sheet(
                zip,
                bytes,
                (row, random) =>
                    $"<row {string.Join(' ', Enumerable.Range(0, 60).Select(i => $"a{i}=\"{random.Next()}\""))}/>"
            ),
        ["namespaces"] = (zip, bytes) =>
            Sheet(
                zip,
                bytes,
                (row, random) => $"<row xmlns:a=\"{random.Next()}\"><c xmlns=\"{random.Next()}\"/></row>"
            ),
        ["one-attribute"] = (zip, bytes) =>
            Sheet(
                zip,
                bytes,
                (row, random) =>
                    (row == 2 ? "<row a=\"" : "") + random.Next().ToString("x", CultureInfo.InvariantCulture)
            ),
        ["nested"] = (zip, bytes) => Sheet(zip, bytes, (_, random) => $"<a{random.Next():x}>"),
        ["first-row-last"] = (zip, bytes) =>
            Sheet(
                zip,
                bytes / 2,
                (row, random) => Row(row + 30, Labels.Length, _ => Text(Labels[random.Next(Labels.Length)])),
                Row(1, 5, column => Text($"i{column}"))
            ),
        ["shared-strings"] = SharedStrings,
        ["runs"] = Runs,
        ["entries"] = (zip, bytes) =>
            Many(
                zip,
                990,
                number =>
                    Write(
                        zip,
                        $"xl/media/{number}.xml",
                        Enumerable.Repeat($"<a>{new string('b', 80)}</a>", bytes / 990 / 90)
                    )
            ),
    };

    public static IEnumerable<string> Names => Kinds.Keys;

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="mebibytes">The file's length, a little less. It unpacks to nearly ten times as much.</param>
    public static byte[] Make(string name, int mebibytes)
    {
        var length = mebibytes * BytesPerMebibyte;
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var (part, content) in ZipParts
                    .Of(new WorkbookBuilder().SheetData("IIT", "").SharedStrings("").Build())
                    .Where(part => part.Name is not ("xl/worksheets/sheet1.xml" or "xl/sharedStrings.xml"))
            )
            {
                using var entry = zip.CreateEntry(part).Open();
                entry.Write(content);
            }

            Kinds[name](new Target(zip, stream, length), length * Unpacking);
            FillUp(zip, stream, length);
        }

        return stream.ToArray();
    }

    private static void Sheet(Target zip, int bytes, Func<int, Random, string> row, string last = "") =>
        Write(
            zip,
            "xl/worksheets/sheet1.xml",
            Enumerable
                .Concat(
                    [SheetStart, Row(last.Length == 0 ? 1 : 2, 30, column => Text($"i{column}"))],
                    Rows(zip, bytes, row)
                )
                .Concat([last, SheetEnd])
        );

    private static IEnumerable<string> Rows(Target zip, int bytes, Func<int, Random, string> make)
    {
        var random = new Random(2566);
        for (var number = 2; bytes > 0 && !zip.IsFull; number++)
        {
            var row = make(number, random);
            if (row.Length == 0)
                yield break;
            bytes -= Encoding.UTF8.GetByteCount(row);
            if (bytes > 0 || number == 2)
                yield return row;
        }
    }

    private static string Row(int number, int columns, Func<int, string> inside)
    {
        var row = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        for (var column = 1; column <= columns; column++)
        {
            var content = inside(column);
            var place = OpenXml.Reading.CellReference.ToA1(number, column);
            var type = content.StartsWith("<is>", StringComparison.Ordinal) ? " t=\"inlineStr\"" : "";
            row.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"{type}>{content}</c>");
        }

        return row.Append("</row>").ToString();
    }

    private static string Text(string text) => $"<is><t>{text}</t></is>";

    private static void SharedStrings(Target zip, int bytes)
    {
        var count = Math.Min(bytes / 90, 1_000_000);
        Write(
            zip,
            "xl/sharedStrings.xml",
            [
                $"<sst xmlns=\"{WorkbookBuilder.Transitional}\">",
                .. Enumerable.Range(0, count).Select(i => $"<si><t>{(i < 30 ? "i" : "มาก")}{i + 1}</t></si>"),
                "</sst>",
            ]
        );
        Write(
            zip,
            "xl/worksheets/sheet1.xml",
            [SheetStart, .. Enumerable.Range(0, count / 30).Select(row => Shared(row + 1, row * 30)), SheetEnd]
        );
    }

    private static string Shared(int row, int first) =>
        Row(row, 30, column => $"<v>{first + column - 1}</v>")
            .Replace("\"><v>", "\" t=\"s\"><v>", StringComparison.Ordinal);

    private static void Runs(Target zip, int bytes)
    {
        Write(
            zip,
            "xl/sharedStrings.xml",
            Enumerable
                .Concat(
                    [$"<sst xmlns=\"{WorkbookBuilder.Transitional}\"><si>"],
                    Enumerable
                        .Range(0, bytes / 30)
                        .TakeWhile(_ => !zip.IsFull)
                        .Select(i => $"<r><t>{i % 10_007}</t></r>")
                )
                .Append("</si></sst>")
        );
        Write(
            zip,
            "xl/worksheets/sheet1.xml",
            [
                SheetStart,
                .. Enumerable
                    .Range(0, 1_000)
                    .Select(row =>
                        Row(row + 1, 30, _ => "<v>0</v>").Replace("\"><v>", "\" t=\"s\"><v>", StringComparison.Ordinal)
                    ),
                SheetEnd,
            ]
        );
    }

    private static void Many(Target zip, int count, Action<int> write)
    {
        for (var number = 0; number < count; number++)
            write(number);
        Sheet(zip, 100_000, (row, random) => Row(row, 30, _ => Text(Labels[random.Next(Labels.Length)])));
    }

    private static void FillUp(ZipArchive zip, MemoryStream stream, int length)
    {
        const int directory = 128 * 1024;
        var noise = new byte[Math.Max(0, length - directory - (int)stream.Length)];
        new Random(1).NextBytes(noise);
        using var entry = zip.CreateEntry("noise.bin", CompressionLevel.NoCompression).Open();
        entry.Write(noise);
    }

    private static void Write(Target zip, string name, IEnumerable<string> content)
    {
        using var writer = new StreamWriter(
            zip.Archive.CreateEntry(name, CompressionLevel.Fastest).Open(),
            new UTF8Encoding(false),
            1 << 16
        );
        foreach (var piece in content)
            writer.Write(piece);
    }

    private sealed record Target(ZipArchive Archive, MemoryStream Stream, int Length)
    {
        /// <summary>What is written by now, and is on its way, leaves little room in the file.</summary>
        public bool IsFull => Stream.Length > Length * 3L / 4;
    }
}
