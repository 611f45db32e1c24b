using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ita.Reports.Model;

namespace Ita.Reports.Tests;

/// <summary>Words of registries, workbooks and file names that would turn round or hide what stands beside them.</summary>
public sealed class PlainWordsTests
{
    private const string Unseen = "\u202E\u200B\u2066\uFEFF\u0007\uE000";

    public static TheoryData<string> Formats => [.. ReportFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_format_of_the_report_carries_them(string extension)
    {
        Assert.True(ReportFormat.TryParse(extension, out var format));
        using var clean = new MemoryStream();
        using var hostile = new MemoryStream();

        format.Write(ReportBuilder.Build(Cases.FollowedUp()), clean);
        format.Write(ReportBuilder.Build(Hostile(Cases.FollowedUp())), hostile);

        var text = TextOf(hostile);
        Assert.DoesNotContain(text, c => Unseen.Contains(c, StringComparison.Ordinal));
        Assert.Equal(TextOf(clean), text);
    }

    private static ReportInput Hostile(ReportInput input) =>
        input with
        {
            Agency = input.Agency with
            {
                Name = Unseen + input.Agency.Name,
                Kind = input.Agency.Kind + Unseen,
                District = input.Agency.District!.Insert(3, Unseen.Replace("\u0007", "", StringComparison.Ordinal)),
                Province = input.Agency.Province + Unseen,
            },
            Result = input.Result with
            {
                Parts =
                [
                    .. input.Result.Parts.Select(part =>
                        part with
                        {
                            Items =
                            [
                                .. part.Items.Select(item =>
                                    item with
                                    {
                                        Url = item.Url is { } url ? url + Unseen : null,
                                        Explanation = item.Explanation is { } why ? Unseen + why : null,
                                        Suggestion = item.Suggestion is { } what ? what + Unseen : null,
                                    }
                                ),
                            ],
                        }
                    ),
                ],
            },
            Sources = [.. input.Sources.Select(source => source with { FileName = source.FileName + Unseen })],
        };

    private static string TextOf(MemoryStream document)
    {
        if (document.GetBuffer()[0] == 'P' && document.GetBuffer()[1] == 'K')
        {
            document.Position = 0;
            using var package = new ZipArchive(document, ZipArchiveMode.Read, leaveOpen: true);
            return string.Join(
                '\n',
                package
                    .Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
                    .Select(entry => new StreamReader(entry.Open()).ReadToEnd())
            );
        }

        var text = Encoding.UTF8.GetString(document.ToArray());
        if (text[0] != '{')
            return text;
        using var json = JsonDocument.Parse(text);
        return JsonSerializer
            .Serialize(json, JsonSerializerOptions.Web)
            .Replace("\\u202E", "\u202E", StringComparison.OrdinalIgnoreCase);
    }
}
