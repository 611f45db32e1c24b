using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Ita.Assessment;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Registry;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

/// <summary>Files that are turned away as a whole, each with its code.</summary>
public sealed class TurnedAwayTests
{
    private static string CodeOf(byte[] content, string name = "ita.xlsx")
    {
        var problem = Assert.Single(ExportBuilder.Read(2566, WorkbookBuilder.FileOf(content, name)).Problems);
        Assert.Equal(name, problem.File);
        Assert.NotEmpty(problem.MessageTh);
        Assert.NotEmpty(problem.MessageEn);
        return problem.Code;
    }

    private static string CodeOf(string text, string name = "ita.xlsx") => CodeOf(Encoding.UTF8.GetBytes(text), name);

    private static WorkbookBuilder Good() =>
        new WorkbookBuilder().Rows("IIT", ExportBuilder.Answers(2566, Instrument.IIT));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    [Fact]
    public void Nothing_at_all() => Assert.Equal("not-a-workbook", CodeOf([]));

    [Fact]
    public void Text() => Assert.Equal("not-a-workbook", CodeOf("ข้อ,คะแนน\ni1,100"));

    [Fact]
    public void A_PDF() => Assert.Equal("not-a-workbook", CodeOf("%PDF-1.7\n"));

    [Fact]
    public void A_PDF_named_csv() => Assert.Equal("not-a-workbook", CodeOf("%PDF-1.7\n", "ita.csv"));

    [Fact]
    public void An_image() =>
        Assert.Equal("not-a-workbook", CodeOf([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]));

    [Fact]
    public void An_HTML_table() =>
        Assert.Equal("not-a-workbook", CodeOf("<html><table><tr><td>i1</td></tr></table></html>"));

    [Fact]
    public void A_zip_of_something_else() => Assert.Equal("not-a-workbook", CodeOf(Zip(("a.txt", "x"))));

    [Fact]
    public void An_empty_zip() => Assert.Equal("not-a-workbook", CodeOf(Zip()));

    [Fact]
    public void A_Word_document()
    {
        var word = new WorkbookBuilder
        {
            MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        };
        Assert.Equal("not-a-workbook", CodeOf(word.Build()));
    }

    [Fact]
    public void Comma_separated_text_named_csv() =>
        Assert.Equal("legacy-format", CodeOf("ข้อ,คะแนน\ni1,100", "ita.csv"));

    [Fact]
    public void A_binary_workbook()
    {
        var binary = new WorkbookBuilder { MainType = "application/vnd.ms-excel.sheet.binary.macroEnabled.main" };
        Assert.Equal("legacy-format", CodeOf(binary.Build()));
    }

    [Fact]
    public void An_OpenDocument_spreadsheet() =>
        Assert.Equal(
            "legacy-format",
            CodeOf(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")))
        );

    [Fact]
    public void A_BIFF_stream() =>
        Assert.Equal("legacy-format", CodeOf([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));

    [Theory]
    [InlineData("Workbook", "legacy-format")]
    [InlineData("Book", "legacy-format")]
    [InlineData("EncryptedPackage", "password-protected")]
    [InlineData("WordDocument", "not-a-workbook")]
    public void A_compound_file_by_its_streams(string stream, string code) =>
        Assert.Equal(code, CodeOf(CompoundFileOf(stream)));

    [Fact]
    public void An_encrypted_entry()
    {
        var content = Good().Build();
        foreach (var at in Find(content, "PK\u0001\u0002"u8))
            content[at + 8] |= 1;
        Assert.Equal("password-protected", CodeOf(content));
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject")]
    [InlineData("xl/project.bin", "application/vnd.ms-office.vbaProject")]
    [InlineData("xl/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml")]
    [InlineData("xl/embeddings/oleObject1.bin", "application/vnd.openxmlformats-officedocument.oleObject")]
    [InlineData("xl/embeddings/other.docx", null)]
    [InlineData("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml")]
    public void Something_that_could_run(string part, string? type) =>
        Assert.Equal("macro-enabled", CodeOf(Good().Part(part, "x", type).Build()));

    [Fact]
    public void A_macro_project_by_its_relationship() =>
        Assert.Equal(
            "macro-enabled",
            CodeOf(Good().Part("xl/a.dat", "x").WorkbookRelationship("vbaProject", "a.dat").Build())
        );

    [Fact]
    public void Over_20_MiB() => Assert.Equal("too-large", CodeOf(new byte[(20 * 1024 * 1024) + 1]));

    [Fact]
    public void Over_20_MiB_from_a_stream_that_cannot_seek()
    {
        var file = new WorkbookFile(
            "ita.xlsx",
            0,
            () => new BufferedStreamThatCannotSeek(new MemoryStream(new byte[(20 * 1024 * 1024) + 1]))
        );
        Assert.Equal("too-large", Assert.Single(ExportBuilder.Read(2566, file).Problems).Code);
    }

    [Fact]
    public void A_good_file_from_a_stream_that_cannot_seek()
    {
        var content = Good().Build();
        Assert.Empty(
            ExportBuilder
                .Read(
                    2566,
                    new WorkbookFile("ita.xlsx", 0, () => new BufferedStreamThatCannotSeek(new MemoryStream(content)))
                )
                .Problems
        );
    }

    [Fact]
    public void Over_a_thousand_entries() =>
        Assert.Equal("too-large", CodeOf(Zip([.. Enumerable.Range(0, 1001).Select(i => ($"{i}", ""))])));

    [Fact]
    public void A_sheet_that_inflates_too_far()
    {
        var content = new WorkbookBuilder { Compression = CompressionLevel.Optimal }
            .SheetData("IIT", new string(' ', 200_000))
            .Build();
        Assert.Equal("too-large", CodeOf(content));
    }

    [Fact]
    public void A_sheet_that_inflates_too_far_and_lies_about_it()
    {
        var content = new WorkbookBuilder { Compression = CompressionLevel.Optimal }
            .SheetData("IIT", new string(' ', 200_000))
            .Build();
        foreach (var at in Find(content, "PK\u0001\u0002"u8))
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(at + 24)) > 100_000)
                BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(at + 24), 90_000);
        }

        Assert.Contains(
            ExportBuilder.Read(2566, WorkbookBuilder.FileOf(content)).Problems,
            problem => problem.Code is "too-large" or "damaged"
        );
    }

    // Each entry keeps the ratio.
    [Theory]
    [InlineData(2, "nothing-recognised")]
    [InlineData(3, "too-large")]
    public void Over_200_MiB_after_unpacking(int entries, string code)
    {
        const int claimed = 80 * 1024 * 1024;
        var workbook = new WorkbookBuilder().Rows("ก", ["ก"]);
        var noise = new byte[1024 * 1024];
        new Random(1).NextBytes(noise);
        for (var i = 0; i < entries; i++)
            workbook.Part($"xl/media/{i}.bin", noise);
        var content = workbook.Build();
        foreach (var at in Find(content, "PK\u0001\u0002"u8))
        {
            var size = content.AsSpan(at + 24, sizeof(int));
            if (BinaryPrimitives.ReadInt32LittleEndian(size) == noise.Length)
                BinaryPrimitives.WriteInt32LittleEndian(size, claimed);
        }

        Assert.Equal(code, CodeOf(content));
    }

    [Fact]
    public void A_reading_that_is_cancelled_ends()
    {
        var rows = string.Concat(Enumerable.Range(1, 50_000).Select(row => $"<row r=\"{row}\"/>"));
        var file = new WorkbookBuilder().SheetData("IIT", rows).File();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            SurveyExportReader.Read(
                ExportBuilder.Frameworks,
                new ExportRequest { FiscalYear = new FiscalYear(2566) },
                [file],
                cancelled.Token
            )
        );
        Assert.ThrowsAny<OperationCanceledException>(() => RegistryReader.Read(file, cancelled.Token));
    }

    [Theory]
    [InlineData("<row r=\"1048577\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"99999999999\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"1048576\"/><row/>")]
    [InlineData("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"AAAAAAAAAAAA1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"XFD1\"/><c/></row>")]
    public void A_row_or_column_too_far(string rows) =>
        Assert.Equal("too-large", CodeOf(new WorkbookBuilder().SheetData("IIT", rows).Build()));

    [Fact]
    public void The_last_row_and_column_are_accepted()
    {
        var problem = CodeOf(
            new WorkbookBuilder().SheetData("IIT", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").Build()
        );
        Assert.Equal("nothing-recognised", problem);
    }

    [Fact]
    public void One_long_shared_string_that_every_cell_refers_to()
    {
        var cells = string.Concat(Enumerable.Range(0, 2000).Select(_ => "<row><c t=\"s\"><v>0</v></c></row>"));
        var text = new StringBuilder();
        for (var i = 0; text.Length < 32_000; i++)
            text.Append((char)('a' + (i * i % 23)));
        Assert.Equal(
            "too-large",
            CodeOf(new WorkbookBuilder().SheetData("IIT", cells).SharedStrings($"<si><t>{text}</t></si>").Build())
        );
    }

    [Fact]
    public void Cut_off()
    {
        var content = Good().Build();
        Assert.Equal("damaged", CodeOf(content[..^40]));
        Assert.Equal("damaged", CodeOf(content[..(content.Length / 2)]));
    }

    [Fact]
    public void A_wrong_checksum()
    {
        var content = Good().Build();
        foreach (var at in Find(content, "PK\u0001\u0002"u8))
            content[at + 16] ^= 1;
        Assert.Equal("damaged", CodeOf(content));
    }

    [Theory]
    [InlineData("<worksheet xmlns=\"" + WorkbookBuilder.Transitional + "\"><sheetData>")]
    [InlineData(
        "<worksheet xmlns=\"" + WorkbookBuilder.Transitional + "\"><sheetData><row></sheetData></row></worksheet>"
    )]
    [InlineData("<worksheet xmlns=\"" + WorkbookBuilder.Transitional + "\"><sheetData/></worksheet><x/>")]
    [InlineData("<!DOCTYPE x><worksheet xmlns=\"" + WorkbookBuilder.Transitional + "\"><sheetData/></worksheet>")]
    [InlineData(
        "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet xmlns=\""
            + WorkbookBuilder.Transitional
            + "\"><sheetData/></worksheet>"
    )]
    [InlineData("<worksheet><sheetData/></worksheet>")]
    [InlineData("")]
    public void A_sheet_that_is_not_one(string xml)
    {
        var problem = Assert.Single(ExportBuilder.Read(2566, new WorkbookBuilder().Sheet("IIT", xml).File()).Problems);
        Assert.Equal(("damaged", "IIT"), (problem.Code, problem.Sheet));
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("_rels/.rels")]
    [InlineData("[Content_Types].xml")]
    public void A_missing_part(string part) => Assert.Equal("damaged", CodeOf(Good().Without(part).Build()));

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("x")]
    public void A_reference_to_a_string_that_is_not_there(string index) =>
        Assert.Equal(
            "damaged",
            CodeOf(
                new WorkbookBuilder()
                    .SheetData("IIT", $"<row><c t=\"s\"><v>{index}</v></c></row>")
                    .SharedStrings("<si><t>a</t></si>")
                    .Build()
            )
        );

    [Fact]
    public void A_reference_where_there_are_no_shared_strings() =>
        Assert.Equal(
            "damaged",
            CodeOf(new WorkbookBuilder().SheetData("IIT", "<row><c t=\"s\"><v>0</v></c></row>").Build())
        );

    [Fact]
    public void Two_entries_of_one_name() =>
        Assert.Equal("damaged", CodeOf(Good().Part("xl/Workbook.xml", "<a/>").Build()));

    private static List<int> Find(byte[] content, ReadOnlySpan<byte> mark)
    {
        var found = new List<int>();
        for (var i = content.AsSpan().IndexOf(mark); i >= 0; )
        {
            found.Add(i);
            var next = content.AsSpan(i + 1).IndexOf(mark);
            i = next < 0 ? -1 : i + 1 + next;
        }

        return found;
    }

    private static byte[] CompoundFileOf(string stream)
    {
        var file = new byte[512 * 3];
        byte[] signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(file, 0);
        file[30] = 9;
        file[48] = 1;
        var entry = file.AsSpan(512 * 2);
        Encoding.Unicode.GetBytes("Root Entry").CopyTo(entry);
        (entry[64], entry[66]) = (22, 5);
        Encoding.Unicode.GetBytes(stream).CopyTo(entry[128..]);
        (entry[128 + 64], entry[128 + 66]) = ((byte)((stream.Length + 1) * 2), 2);
        return file;
    }

    private sealed class BufferedStreamThatCannotSeek(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
