using Ita.Testing.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]
