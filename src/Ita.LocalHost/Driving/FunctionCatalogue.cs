using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Ita.LocalHost.Driving;

/// <summary>A function that something other than a request sets in motion.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Method">What to call.</param>
/// <param name="Trigger">The attribute of the parameter that is bound to what happened.</param>
internal sealed record TriggeredFunction(string Name, MethodInfo Method, TriggerBindingAttribute Trigger);

/// <summary>
/// The functions of an assembly, found by their attributes as the worker's own build step finds them.
/// </summary>
internal static class FunctionCatalogue
{
    public static IReadOnlyList<TriggeredFunction> Find(Assembly assembly) =>
        [
            .. from type in assembly.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
            where name is not null
            let trigger = method
                .GetParameters()
                .Select(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>())
                .Single(attribute => attribute is not null)
            orderby name
            select new TriggeredFunction(name, method, trigger),
        ];

    /// <summary>
    /// The container of a blob trigger's path. The rest of the pattern is not looked at: a blob whose path does not
    /// match it is delivered as well, and turned away at once instead of at the next reconciliation.
    /// </summary>
    public static string Container(this BlobTriggerAttribute trigger) => trigger.BlobPath.Split('/', 2)[0];
}
