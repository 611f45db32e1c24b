using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ita.Architecture.Tests.Checks;

/// <summary>
/// Collects every type that a type names: in its declaration, its members' signatures, generic arguments, attributes
/// and method bodies, and in those of its nested types.
/// </summary>
internal sealed class DependencyCollector
{
    private readonly HashSet<TypeReference> _types = [];
    private readonly List<MemberReference> _members = [];

    private DependencyCollector(TypeDefinition type) => AddDefinition(type);

    public static IEnumerable<TypeReference> Collect(TypeDefinition type) => new DependencyCollector(type)._types;

    public static IEnumerable<MemberReference> CollectMembers(TypeDefinition type) =>
        new DependencyCollector(type)._members;

    private void AddDefinition(TypeDefinition type)
    {
        Add(type.BaseType);
        AddAttributes(type);
        AddGenericParameters(type);
        foreach (var implemented in type.Interfaces)
        {
            Add(implemented.InterfaceType);
            AddAttributes(implemented);
        }

        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            AddAttributes(field);
        }

        foreach (var property in type.Properties)
            AddAttributes(property);
        foreach (var @event in type.Events)
            AddAttributes(@event);
        foreach (var method in type.Methods)
            AddMethod(method);
        foreach (var nested in type.NestedTypes)
            AddDefinition(nested);
    }

    private void AddMethod(MethodDefinition method)
    {
        AddSignature(method);
        AddAttributes(method);
        AddAttributes(method.MethodReturnType);
        AddGenericParameters(method);
        foreach (var parameter in method.Parameters)
            AddAttributes(parameter);
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Add(variable.VariableType);
        foreach (var handler in method.Body.ExceptionHandlers)
            Add(handler.CatchType);
        foreach (var instruction in method.Body.Instructions)
            AddOperand(instruction);
    }

    private void AddOperand(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type);
                break;
            case MethodReference method:
                _members.Add(method);
                AddSignature(method);
                break;
            case FieldReference field:
                _members.Add(field);
                Add(field.DeclaringType);
                Add(field.FieldType);
                break;
        }
    }

    private void AddSignature(MethodReference method)
    {
        Add(method.DeclaringType);
        Add(method.ReturnType);
        foreach (var parameter in method.Parameters)
            Add(parameter.ParameterType);
        if (method is GenericInstanceMethod generic)
        {
            foreach (var argument in generic.GenericArguments)
                Add(argument);
        }
    }

    private void AddGenericParameters(IGenericParameterProvider provider)
    {
        foreach (var parameter in provider.GenericParameters)
        {
            AddAttributes(parameter);
            foreach (var constraint in parameter.Constraints)
                Add(constraint.ConstraintType);
        }
    }

    private void AddAttributes(ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            Add(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments)
                AddArgument(argument);
            foreach (var named in attribute.Properties.Concat(attribute.Fields))
                AddArgument(named.Argument);
        }
    }

    private void AddArgument(CustomAttributeArgument argument)
    {
        Add(argument.Type);
        if (argument.Value is TypeReference type)
            Add(type);
        else if (argument.Value is CustomAttributeArgument[] elements)
        {
            foreach (var element in elements)
                AddArgument(element);
        }
    }

    private void Add(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                break;
            case GenericInstanceType generic:
                Add(generic.ElementType);
                foreach (var argument in generic.GenericArguments)
                    Add(argument);
                break;
            case IModifierType modified:
                Add(modified.ElementType);
                Add(modified.ModifierType);
                break;
            case FunctionPointerType function:
                Add(function.ReturnType);
                foreach (var parameter in function.Parameters)
                    Add(parameter.ParameterType);
                break;
            case TypeSpecification specification:
                Add(specification.ElementType);
                break;
            default:
                _types.Add(type);
                break;
        }
    }
}
