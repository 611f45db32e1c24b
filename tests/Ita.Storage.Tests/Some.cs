using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Submissions;

namespace Ita.Storage.Tests;

/// <summary>
/// Builders of what tests need but do not care about. Codes are never used twice, so that tests keep apart on one
/// emulator.
/// </summary>
internal static class Some
{
    public static readonly FiscalYear Year = new(2566);
    public static readonly DateTimeOffset Noon = new(2023, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static int s_last;

    public static AgencyCode Code() => new("A-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12]);

    /// <summary>
    /// One of a hundred two-digit codes, each given once; the last of them are left to tests that name their own.
    /// </summary>
    public static ProvinceCode Province() =>
        new(Interlocked.Increment(ref s_last).ToString("D2", CultureInfo.InvariantCulture));

    public static Agency Agency(
        AgencyCode? code = null,
        ProvinceCode? province = null,
        string name = "เทศบาลตำบลบึงเจริญ",
        bool provisional = false
    ) =>
        new()
        {
            Code = code ?? Code(),
            Name = name,
            Kind = "เทศบาลตำบล",
            District = "บ้านกรวด",
            ProvinceCode = province ?? new ProvinceCode("99"),
            Province = "บุรีรัมย์",
            StaffCount = 60,
            ServiceUserCount = 8123,
            Email = "office@example.test",
            IsProvisional = provisional,
        };

    public static BlobVersion Blob(
        string name = "registry.xlsx",
        int minute = 0,
        string etag = "0x8DB1",
        string container = ContainerNames.Uploads
    ) =>
        new()
        {
            Container = container,
            Name = name,
            ETag = etag,
            LastModified = Noon.AddMinutes(minute),
            Size = 1234,
        };

    public static BlobVersion Upload(
        AgencyCode agency,
        string file = "ita.xlsx",
        int minute = 0,
        string etag = "0x8DB1"
    ) => Blob($"{Year}/{agency}/{file}", minute, etag);
}
