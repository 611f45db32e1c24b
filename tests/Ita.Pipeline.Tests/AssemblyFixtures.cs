using Ita.Testing.Storage;

[assembly: AssemblyFixture(typeof(StorageFixture))]
