using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Entities;

namespace Ita.Storage.Agencies;

/// <summary>What one workbook says of an agency, as entities.</summary>
internal sealed record AgencyEntry(Agency Agency, BlobVersion Source)
{
    public const string Name = "Name";
    public const string RankName = "Rank";
    public const string ProvinceCode = "ProvinceCode";

    /// <summary>In a pointer: provinces, joined by commas, where an older entity of the agency may still lie.</summary>
    public const string Former = "Former";

    public const string CodePartition = "code";
    public const string ProvincePartition = "province";

    private const string ProvisionalRank = "0|";

    /// <summary>Ordinal: any registry before any provisional entry, then the newer upload before the older.</summary>
    public string Rank => (Agency.IsProvisional ? ProvisionalRank : "1|") + Source.OrderKey;

    public TableEntity ToEntity() =>
        new(Agency.ProvinceCode.Value, Agency.Code.Value)
        {
            [Name] = Agency.Name,
            [nameof(Agency.Kind)] = Agency.Kind,
            [nameof(Agency.District)] = Agency.District,
            [nameof(Agency.Province)] = Agency.Province,
            [nameof(Agency.StaffCount)] = Agency.StaffCount,
            [nameof(Agency.ServiceUserCount)] = Agency.ServiceUserCount,
            [nameof(Agency.Email)] = Agency.Email,
            [nameof(Agency.IsProvisional)] = Agency.IsProvisional,
            [RankName] = Rank,
        };

    public TableEntity ToPointer(TableEntity? stored)
    {
        var province = Agency.ProvinceCode.Value;
        var former = FormerProvinces(stored)
            .Append(stored?.TextOf(ProvinceCode))
            .OfType<string>()
            .Where(code => code != province)
            .Distinct()
            .ToList();
        return new TableEntity(CodePartition, Agency.Code.Value)
        {
            [ProvinceCode] = province,
            [RankName] = Rank,
            [Former] = former.Count == 0 ? null : string.Join(',', former),
        };
    }

    public TableEntity ToProvince() =>
        new(ProvincePartition, Agency.ProvinceCode.Value) { [Name] = Agency.Province, [RankName] = Rank };

    public static string[] FormerProvinces(TableEntity? pointer) => pointer?.TextOf(Former)?.Split(',') ?? [];

    /// <summary>Whether an agency's row or a pointer comes from the agency's own upload and from no registry.</summary>
    public static bool IsProvisional(TableEntity entity) =>
        entity.TextOf(RankName)?.StartsWith(ProvisionalRank, StringComparison.Ordinal) ?? false;

    /// <summary>The province that a pointer leads to.</summary>
    public static ProvinceCode ReadPointer(TableEntity pointer) => new(RequiredText(pointer, ProvinceCode));

    /// <exception cref="InvalidDataException">There is none.</exception>
    public static string RequiredText(TableEntity entity, string name) =>
        entity.GetString(name) ?? throw new InvalidDataException($"A row has no '{name}'.");

    public static Agency Read(TableEntity entity) =>
        new()
        {
            Code = new AgencyCode(entity.RowKey),
            Name = RequiredText(entity, Name),
            Kind = entity.GetString(nameof(Agency.Kind)),
            District = entity.GetString(nameof(Agency.District)),
            ProvinceCode = new ProvinceCode(entity.PartitionKey),
            Province = RequiredText(entity, nameof(Agency.Province)),
            StaffCount = entity.GetInt32(nameof(Agency.StaffCount)),
            ServiceUserCount = entity.GetInt32(nameof(Agency.ServiceUserCount)),
            Email = entity.GetString(nameof(Agency.Email)),
            IsProvisional = entity.GetBoolean(nameof(Agency.IsProvisional)) ?? false,
        };
}
