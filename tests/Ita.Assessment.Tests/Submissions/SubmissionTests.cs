using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment.Submissions;

namespace Ita.Assessment.Tests.Submissions;

public sealed class SubmissionTests
{
    private static readonly DateTimeOffset s_noon = new(2023, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Notice s_problem = new()
    {
        Code = "answer-unknown",
        MessageTh = "ไม่มีในตัวเลือก",
        MessageEn = "None of the choices.",
    };

    // Of two states, the one that may follow the other.
    public static TheoryData<SubmissionState, SubmissionState> Steps =>
        new()
        {
            { SubmissionState.Received, SubmissionState.Accepted },
            { SubmissionState.Received, SubmissionState.Rejected },
            { SubmissionState.Received, SubmissionState.Scored },
            { SubmissionState.Received, SubmissionState.Reported },
            { SubmissionState.Received, SubmissionState.Failed },
            { SubmissionState.Accepted, SubmissionState.Scored },
            { SubmissionState.Accepted, SubmissionState.Reported },
            { SubmissionState.Accepted, SubmissionState.Failed },
            { SubmissionState.Scored, SubmissionState.Reported },
            { SubmissionState.Scored, SubmissionState.Failed },
            { SubmissionState.Failed, SubmissionState.Accepted },
            { SubmissionState.Failed, SubmissionState.Rejected },
            { SubmissionState.Failed, SubmissionState.Scored },
            { SubmissionState.Failed, SubmissionState.Reported },
        };

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_forward_moves_it_and_is_in_its_history(SubmissionState current, SubmissionState next)
    {
        var before = In(current);

        var after = before.MoveTo(next, s_noon.AddHours(1));

        Assert.Equal(next, after.State);
        Assert.Equal([.. before.History, new StateChange(next, s_noon.AddHours(1))], after.History);
        Assert.Equal(s_noon.AddHours(1), after.ChangedAt);
    }

    [Fact]
    public void Any_other_step_came_late_or_twice_and_changes_nothing()
    {
        var states = Enum.GetValues<SubmissionState>();
        var allowed = Steps.Select(row => row.Data).ToHashSet();

        foreach (var (current, next) in states.SelectMany(_ => states, (current, next) => (current, next)))
        {
            var submission = In(current);
            if (!allowed.Contains((current, next)))
                Assert.Same(submission, submission.MoveTo(next, s_noon, each => each with { Sha256 = "x" }));
        }
    }

    [Fact]
    public void Details_cannot_rewrite_what_it_is_of_or_its_history_and_may_leave_it_as_it_is()
    {
        var received = In(SubmissionState.Received);

        var accepted = received.MoveTo(
            SubmissionState.Accepted,
            s_noon,
            each => each with { Blob = each.Blob with { Name = "x" }, History = [], Sha256 = "abc" }
        );

        Assert.Equal((received.Blob, "abc", 2), (accepted.Blob, accepted.Sha256, accepted.History.Length));
        Assert.Same(received, received.MoveTo(SubmissionState.Accepted, s_noon, _ => null));
    }

    [Fact]
    public void Begun_ten_times_without_an_end_it_is_given_up_until_a_person_restarts_it()
    {
        var submission = In(SubmissionState.Received);
        for (var attempt = 1; attempt <= 10; attempt++)
            submission = submission.BeginReading();
        Assert.False(submission.IsGivenUp);

        submission = submission.BeginReading();
        Assert.True(submission.IsGivenUp);

        var restarted = submission.MoveTo(SubmissionState.Failed, s_noon).Restart(s_noon);
        Assert.Equal((SubmissionState.Received, 0), (restarted.State, restarted.Attempts));
        Assert.False(restarted.IsGivenUp);
    }

    [Theory]
    [InlineData(SubmissionState.Received)]
    [InlineData(SubmissionState.Accepted)]
    [InlineData(SubmissionState.Scored)]
    public void A_failure_goes_on_from_where_it_stood(SubmissionState reached)
    {
        var failed = In(reached)
            .MoveTo(SubmissionState.Failed, s_noon, each => each with { Problems = [s_problem], MoreProblems = 3 });
        Assert.Equal(reached, failed.Reached);
        Assert.Equal(reached != SubmissionState.Received, failed.FailedAfterReading);

        var restarted = failed.Restart(s_noon);

        Assert.Equal((reached, 0, 0), (restarted.State, restarted.Problems.Length, restarted.MoreProblems));
    }

    [Fact]
    public void A_rejection_starts_from_nothing_and_what_is_under_way_or_done_is_not_restarted()
    {
        var rejected = In(SubmissionState.Received)
            .MoveTo(
                SubmissionState.Rejected,
                s_noon,
                each => each with { Problems = [s_problem], Warnings = [s_problem], IsOfUnknownAgency = true }
            );
        Assert.True(rejected.IsRejectedFor("answer-unknown"));
        Assert.False(rejected.IsRejectedFor("year-unsupported"));

        var restarted = rejected.Restart(s_noon);

        Assert.Equal(SubmissionState.Received, restarted.State);
        Assert.Empty(restarted.Problems);
        Assert.Empty(restarted.Warnings);
        Assert.False(restarted.IsOfUnknownAgency);
        foreach (
            var state in (SubmissionState[])
                [SubmissionState.Received, SubmissionState.Accepted, SubmissionState.Scored, SubmissionState.Reported]
        )
        {
            var submission = In(state);
            Assert.Same(submission, submission.Restart(s_noon));
        }
    }

    [Fact]
    public void Whatever_happens_in_whatever_order_its_history_tells_it_and_a_step_twice_is_a_step_once()
    {
        var states = Enum.GetValues<SubmissionState>();
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                steps =>
                {
                    var submission = In(SubmissionState.Received);
                    foreach (var step in steps)
                    {
                        var before = submission;
                        // No state: a person restarts it.
                        var index = step % (states.Length + 1);
                        SubmissionState? next = index < states.Length ? states[index] : null;
                        submission = next is { } move ? before.MoveTo(move, s_noon) : before.Restart(s_noon);
                        Assert.Equal(submission.State, submission.History[^1].State);
                        Assert.Equal(before.History, submission.History.Take(before.History.Length));
                        Assert.InRange(submission.History.Length - before.History.Length, 0, 1);
                        if (next is { } again)
                            Assert.Same(submission, submission.MoveTo(again, s_noon));
                        if (next is not null && before.State is (SubmissionState.Rejected or SubmissionState.Reported))
                            Assert.Equal(before.State, submission.State);
                    }
                }
            )
            .Check(Draws.Config());
    }

    private static Submission In(SubmissionState state)
    {
        var received = Submission.Receive(
            new BlobVersion
            {
                Container = "uploads",
                Name = "2566/310801/ita.xlsx",
                ETag = "0x1",
                LastModified = s_noon,
            },
            s_noon
        );
        return state == SubmissionState.Received ? received : received.MoveTo(state, s_noon);
    }
}
