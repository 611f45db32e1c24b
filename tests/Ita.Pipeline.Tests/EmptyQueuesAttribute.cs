using System.Reflection;
using Ita.Pipeline.Tests;
using Ita.Storage;
using Xunit.v3;

[assembly: EmptyQueues]

namespace Ita.Pipeline.Tests;

/// <summary>
/// A test begins without the messages that earlier ones have left: how many wait decides what a reconciliation does.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class EmptyQueuesAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var azurite = TestContext.Current.GetFixture<AzuriteFixture>().AsTask().GetAwaiter().GetResult();
        foreach (var queue in azurite is null ? [] : QueueNames.All)
            azurite!.Account.Queue(queue).ClearMessages(TestContext.Current.CancellationToken);
    }
}
