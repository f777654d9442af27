using System.Reflection;
using System.Reflection.Emit;

namespace MirrorGen.Tests;

/// <summary>
/// What the code of an assembly really uses, read from its compiled form: a source scan would miss types that are
/// never named (<c>var</c>, method chains), and would stumble over properties named like a namespace.
/// </summary>
internal static class CompiledUses
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The members and types that a type's signatures and bodies refer to.</summary>
    public static IEnumerable<MemberInfo> Of(Type type)
    {
        var members = type.GetInterfaces().Cast<MemberInfo>().Append(type.BaseType).OfType<MemberInfo>()
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Concat(type.GetMethods(Everything).SelectMany(Signature))
            .Concat(type.GetConstructors(Everything).SelectMany(Signature));
        return members;
    }

    /// <summary>The types behind a member: its own, what it is made of, and the arguments of generics.</summary>
    public static IEnumerable<Type> Types(MemberInfo member)
    {
        var types = member switch
        {
            Type type => Unwrapped(type),
            MethodInfo method => Unwrapped(method.DeclaringType).Concat(Unwrapped(method.ReturnType))
                .Concat(method.IsGenericMethod ? method.GetGenericArguments().SelectMany(Unwrapped) : []),
            FieldInfo field => Unwrapped(field.DeclaringType).Concat(Unwrapped(field.FieldType)),
            _ => Unwrapped(member.DeclaringType),
        };
        return types;
    }

    private static IEnumerable<Type> Unwrapped(Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return [];
        }

        if (type.HasElementType)
        {
            return Unwrapped(type.GetElementType());
        }

        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrapped).Append(type) : [type];
    }

    private static IEnumerable<MemberInfo> Signature(MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
        {
            yield return parameter.ParameterType;
        }

        if (method is MethodInfo { ReturnType: var result })
        {
            yield return result;
        }

        foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
        {
            yield return local.LocalType;
        }

        foreach (var member in Body(method))
        {
            yield return member;
        }
    }

    private static IEnumerable<MemberInfo> Body(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < bytes.Length;)
        {
            short value = bytes[at++];
            if (value == 0xFE)
            {
                value = (short)(0xFE00 | bytes[at++]);
            }

            var operand = OpCodes[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(bytes, at), typeArguments, methodArguments) is { } member)
            {
                yield return member;
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
        }
    }
}
