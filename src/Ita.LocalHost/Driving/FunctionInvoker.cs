using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Ita.LocalHost.Driving;

/// <summary>Calls a function with what set it in motion, in a scope of its own. Thread-safe.</summary>
internal sealed class FunctionInvoker(IServiceScopeFactory scopes)
{
    /// <param name="function">Which.</param>
    /// <param name="trigger">For the parameter that has the trigger's attribute.</param>
    /// <param name="cancellationToken">For the parameter of this type.</param>
    /// <exception cref="Exception">Whatever the function throws.</exception>
    public async Task InvokeAsync(TriggeredFunction function, object trigger, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var instance = ActivatorUtilities.CreateInstance(scope.ServiceProvider, function.Method.DeclaringType!);
        var arguments = function
            .Method.GetParameters()
            .Select(parameter =>
                parameter.ParameterType == typeof(CancellationToken) ? cancellationToken : Bound(parameter, trigger)
            )
            .ToArray();
        try
        {
            await (Task)function.Method.Invoke(instance, arguments)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }
    }

    private static object Bound(ParameterInfo parameter, object trigger) =>
        parameter.ParameterType.IsInstanceOfType(trigger)
            ? trigger
            : throw new NotSupportedException(
                $"{parameter.Member.Name} wants {parameter.ParameterType.Name} for '{parameter.Name}'."
            );
}
