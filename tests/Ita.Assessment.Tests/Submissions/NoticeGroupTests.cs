using Ita.Assessment.Submissions;

namespace Ita.Assessment.Tests.Submissions;

/// <summary>What is the same throughout a sheet is one line for people.</summary>
public sealed class NoticeGroupTests
{
    [Fact]
    public void Every_sentence_of_several_belongs_to_a_key_and_says_how_many_and_where()
    {
        Assert.Empty(NoticeGroup.Keys.Except(NoticeTexts.Keys));
        Assert.All(
            NoticeGroup.Keys,
            key =>
            {
                var line = Assert.Single(NoticeGroup.Of([Of(key, "B2", "i1", 3), Of(key, "C2", "i2", 3)], 0).Groups);
                Assert.All(
                    new[] { line.MessageTh, line.MessageEn },
                    sentence =>
                    {
                        Assert.Contains("3", sentence, StringComparison.Ordinal);
                        Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
                        Assert.True(
                            sentence.Contains("B2, C2", StringComparison.Ordinal)
                                || sentence.Contains("i1, i2", StringComparison.Ordinal),
                            sentence
                        );
                    }
                );
            }
        );
    }

    [Fact]
    public void The_same_label_in_many_cells_is_one_line_with_their_number_and_the_first_of_them()
    {
        var listed = Enumerable.Range(2, 100).Select(row => Of(NoticeCode.AnswerUnknownNear, $"B{row}", "i1", 1_234));

        var (groups, more) = NoticeGroup.Of(listed, 1_200);

        var line = Assert.Single(groups);
        Assert.Equal((1_234, "B2, B3, B4, B5, B6, …", "B2"), (line.Count, line.Places, line.First.Cell));
        Assert.Contains("1,234 เซลล์ (B2, B3, B4, B5, B6, …)", line.MessageTh, StringComparison.Ordinal);
        Assert.Contains("1,234 cells (B2, B3, B4, B5, B6, …)", line.MessageEn, StringComparison.Ordinal);
        Assert.Contains("“มากก”", line.MessageTh, StringComparison.Ordinal);
        Assert.Contains("“มาก”", line.MessageEn, StringComparison.Ordinal);
        Assert.Equal(1_200 - 1_134, more);
    }

    [Fact]
    public void Different_labels_sheets_files_and_advice_are_lines_of_their_own()
    {
        var one = Of(NoticeCode.AnswerUnknownNear, "B2", "i1", 2);

        var lines = NoticeGroup
            .Of(
                [
                    one,
                    one with
                    {
                        Value = "มากมาก",
                    },
                    one with
                    {
                        Sheet = "อื่น",
                    },
                    one with
                    {
                        File = "b.xlsx",
                    },
                    one with
                    {
                        Repetition = one.Repetition! with { Detail = "มี" },
                    },
                    one with
                    {
                        Cell = "C2",
                    },
                ],
                0
            )
            .Groups;

        Assert.Equal([2, 2, 2, 2, 2], lines.Select(line => line.Count));
        Assert.Equal("B2, C2", lines[0].Places);
    }

    [Fact]
    public void What_stands_alone_keeps_its_own_sentence()
    {
        var alone = NoticeTexts.Compose(NoticeCode.AnswerUnknown, new NoticePlace("a.xlsx", "S", "B2", "i1", "x"), "y");

        var (groups, more) = NoticeGroup.Of([alone, alone], 7);

        Assert.Equal([(1, "B2", alone.MessageTh), (1, "B2", alone.MessageTh)], groups.Select(Short));
        Assert.Equal(7, more);

        static (int, string?, string) Short(NoticeGroup line) => (line.Count, line.Places, line.MessageTh);
    }

    [Fact]
    public void What_has_no_cell_is_named_by_its_items()
    {
        var line = Assert.Single(
            NoticeGroup
                .Of(
                    Enumerable
                        .Range(1, 7)
                        .Select(i => Of(NoticeCode.ItemNotListed, null, $"o{i}", 7) with { Value = null }),
                    0
                )
                .Groups
        );

        Assert.Equal("o1, o2, o3, o4, o5, …", line.Places);
        Assert.StartsWith("7 items are not listed (o1, o2, o3, o4, o5, …)", line.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_this_version_does_not_know_keeps_its_own_sentence()
    {
        var strange = Of(NoticeCode.AnswerUnknown, "B2", "i1", 2);
        strange = strange with { Repetition = strange.Repetition! with { Key = "of-another-version" } };

        Assert.Equal(strange.MessageTh, Assert.Single(NoticeGroup.Of([strange], 0).Groups).MessageTh);
    }

    private static Notice Of(string key, string? cell, string item, int places) =>
        NoticeTexts.Compose(key, new NoticePlace("a.xlsx", "S", cell, item, "มากก"), "มาก") with
        {
            Repetition = new NoticeRepetition(key, "มาก", places),
        };
}
