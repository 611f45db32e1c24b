namespace Ita.Architecture.Tests.Checks;

public sealed class FolderCyclesTests
{
    [Fact]
    public void Two_folders_that_use_each_other_are_named_with_a_type_for_each_direction() =>
        Assert.Equal(
            ["X.A -> X.B -> X.A (First uses Second; Second uses First)"],
            Find(
                "namespace X.A { public class First { X.B.Second s; } }",
                "namespace X.B { public class Second { X.A.First f; } }"
            )
        );

    [Fact]
    public void A_circle_of_three_folders_is_found() =>
        Assert.Equal(
            ["X.A -> X.B -> X.C -> X.A (A1 uses B1; B1 uses C1; C1 uses A1)"],
            Find(
                "namespace X.A { public class A1 { X.B.B1 b; } }",
                "namespace X.B { public class B1 { X.C.C1 c; } }",
                "namespace X.C { public class C1 { X.A.A1 a; } }"
            )
        );

    [Fact]
    public void A_folder_and_the_one_that_contains_it_are_two() =>
        Assert.Equal(
            ["X.A -> X.A.B -> X.A (Outer uses Inner; Inner uses Outer)"],
            Find(
                "namespace X.A { public class Outer { X.A.B.Inner i; } }",
                "namespace X.A.B { public class Inner { Outer o; } }"
            )
        );

    [Fact]
    public void Folders_that_use_each_other_in_one_direction_are_no_circle() =>
        Assert.Empty(
            Find(
                "namespace X.A { public class A1 { X.B.B1 b; X.C.C1 c; } }",
                "namespace X.B { public class B1 { X.C.C1 c; } }",
                "namespace X.C { public class C1 { C1 c; } }"
            )
        );

    [Theory]
    [InlineData("class Second : X.A.First { }")]
    [InlineData("interface Second : X.A.IFirst { }")]
    [InlineData("class Second { System.Collections.Generic.List<X.A.First[]> f; }")]
    [InlineData("class Second { X.A.First Get() => null; }")]
    [InlineData("class Second { void Set(X.A.First f) { } }")]
    [InlineData("class Second { object Get() => new X.A.First(); }")]
    [InlineData("class Second { string Get() => typeof(X.A.First).Name; }")]
    [InlineData("class Second { bool Is(object o) => o is X.A.First; }")]
    [InlineData("class Second { int Get() => X.A.First.Count; }")]
    [InlineData("class Second { void Do() { X.A.First.Do(); } }")]
    [InlineData("class Second { void Do() { System.Array.Empty<X.A.First>(); } }")]
    [InlineData("class Second { void Do() { try { } catch (X.A.Failure) { } } }")]
    [InlineData("class Second<T> where T : X.A.First { }")]
    [InlineData("class Second { void Do<T>() where T : X.A.First { } }")]
    [InlineData("[X.A.Mark] class Second { }")]
    [InlineData("class Second { [X.A.Mark] void Do() { } }")]
    [InlineData("class Second { void Do([X.A.Mark] int i) { } }")]
    [InlineData("[X.A.Of(typeof(X.A.First))] class Second { }")]
    [InlineData("class Second { class Inner { X.A.First f; } }")]
    [InlineData("class Second { System.Func<object> Get() => () => new X.A.First(); }")]
    [InlineData("class Second { async System.Threading.Tasks.Task Do() { await X.A.First.DoAsync(); } }")]
    [InlineData("class Second { System.Collections.Generic.IEnumerable<int> Get() { yield return X.A.First.Count; } }")]
    public void However_one_folder_uses_the_other_it_is_seen(string second)
    {
        const string First = """
            namespace X.A
            {
                public interface IFirst { }
                public class First
                {
                    X.B.Target t;
                    public static int Count;
                    public static void Do() { }
                    public static System.Threading.Tasks.Task DoAsync() => null;
                }
                public class Failure : System.Exception { }
                public class MarkAttribute : System.Attribute { }
                public class OfAttribute : System.Attribute { public OfAttribute(System.Type type) { } }
            }
            """;

        Assert.Single(Find(First, $"namespace X.B {{ public class Target {{ }} {second} }}"));
    }

    [Fact]
    public void Types_without_a_namespace_count_to_the_project()
    {
        Assert.Empty(Find("class Program { X.A.First f; }", "namespace X.A { public class First { } }"));
        Assert.Equal(
            ["X -> X.A -> X (Program uses First; First uses Root)"],
            Find(
                "class Program { X.A.First f; } namespace X { public class Root { } }",
                "namespace X.A { public class First { X.Root r; } }"
            )
        );
    }

    private static IEnumerable<string> Find(params string[] sources)
    {
        using var assembly = Compilation.Compile("X", sources);
        return [.. FolderCycles.Find(assembly).Select(cycle => cycle.ToString())];
    }
}
