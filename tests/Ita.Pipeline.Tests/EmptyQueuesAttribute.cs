using System.Reflection;
using Ita.Pipeline.Tests;
using Ita.Storage;
using Ita.Testing.Storage;
using Xunit.v3;

[assembly: EmptyQueues]

namespace Ita.Pipeline.Tests;

/// <summary>
/// A test begins without the messages that earlier ones have left: how many wait decides what a reconciliation does.
/// Tests that reconcile have an account of their own besides (<c>IClassFixture</c>): what others leave under way would be
/// sent on there.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class EmptyQueuesAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var storage = TestContext.Current.GetFixture<StorageFixture>().AsTask().GetAwaiter().GetResult();
        foreach (var queue in storage is null ? [] : QueueNames.All)
            storage!.Account.Queue(queue).ClearMessages(TestContext.Current.CancellationToken);
    }
}
