using System.Security.Cryptography;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Profiles;
using Ita.Storage.Entities;

namespace Ita.Storage.Profiles;

/// <summary>
/// What agencies say of themselves for their reports, one row an agency beside the registry, wherever the agency is:
/// the profile's file as <see cref="ProfileFile"/> writes it, and what stands for it.
/// </summary>
public sealed class ProfileStore(StorageAccount account)
{
    internal const string Partition = "profile";

    private const string Profile = "Profile";
    private const string Version = "Version";

    private readonly TableClient _table = account.Table(TableNames.Agencies);

    /// <summary>An empty one where none was ever saved.</summary>
    /// <exception cref="UnreadableRowException">There is one, and its row cannot be read.</exception>
    public async Task<StoredProfile> GetAsync(AgencyCode agency, CancellationToken cancellationToken = default) =>
        await _table.FindAsync(Partition, agency.Value, cancellationToken) is { } entity
            ? account.Unreadable.Read(TableNames.Agencies, entity, Read)
            : StoredProfile.None;

    /// <summary>
    /// By agency, of those that ever saved one; what any other has is <see cref="StoredProfile.None"/>.
    /// </summary>
    public async Task<IReadOnlyDictionary<AgencyCode, string>> ListVersionsAsync(
        CancellationToken cancellationToken = default
    )
    {
        var versions = new Dictionary<AgencyCode, string>();
        foreach (
            var entity in await _table.ListPartitionAsync(
                Partition,
                cancellationToken,
                ["PartitionKey", "RowKey", Version]
            )
        )
        {
            if (AgencyCode.TryParse(entity.RowKey, out var agency) && entity.TextOf(Version) is { } version)
                versions[agency] = version;
        }

        return versions;
    }

    /// <summary>Saves a profile in the place of the one that was read.</summary>
    /// <param name="agency">Whose.</param>
    /// <param name="profile">The whole of it.</param>
    /// <param name="replaced">The version that it takes the place of (<see cref="StoredProfile.Version"/>).</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is stored now; null if it is another than the one that was read.</returns>
    public Task<StoredProfile?> PutAsync(
        AgencyCode agency,
        AgencyProfile profile,
        string replaced,
        CancellationToken cancellationToken = default
    ) =>
        Conflicts.RetryAsync(
            async () =>
            {
                var stored = await _table.FindAsync(Partition, agency.Value, cancellationToken);
                var before = stored?.TextOf(Version) ?? StoredProfile.None.Version;
                var bytes = ProfileFile.Write(profile);
                var next = new StoredProfile(profile, StoredProfile.VersionOf(bytes));

                // One's own writing, whose answer was lost, is no other's.
                if (before == next.Version)
                    return next;
                if (before != replaced)
                    return null;
                var entity = new TableEntity(Partition, agency.Value) { [Version] = next.Version };
                LongProperty.Write(entity, Profile, bytes);
                if (stored is null)
                    await _table.AddEntityAsync(entity, cancellationToken);
                else
                    await _table.UpdateEntityAsync(entity, stored.ETag, TableUpdateMode.Replace, cancellationToken);
                return next;
            },
            cancellationToken
        );

    private static StoredProfile Read(TableEntity entity)
    {
        var bytes = LongProperty.Read(entity, Profile) ?? throw new InvalidDataException("There is no profile in it.");
        return
            ProfileFile.Read(bytes) is { Profile: { } profile }
            && StoredProfile.VersionOf(bytes) is var version
            && version == entity.TextOf(Version)
            ? new StoredProfile(profile, version)
            : throw new InvalidDataException("It is no profile that this version of the software reads.");
    }
}

/// <summary>A profile and what stands for exactly it.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Version">16 hexadecimal digits, of its file's bytes.</param>
public sealed record StoredProfile(AgencyProfile Profile, string Version)
{
    /// <summary>Of an agency that never said anything.</summary>
    public static StoredProfile None { get; } =
        new(AgencyProfile.Empty, VersionOf(ProfileFile.Write(AgencyProfile.Empty)));

    internal static string VersionOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 8));
}
