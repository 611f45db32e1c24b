using Ita.Testing.Storage;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
