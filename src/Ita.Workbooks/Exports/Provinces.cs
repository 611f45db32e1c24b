using System.Collections.Frozen;
using Ita.Assessment;
using Ita.Assessment.Text;

namespace Ita.Workbooks.Exports;

/// <summary>The 77 provinces by the numbers of ISO 3166-2:TH.</summary>
internal static class Provinces
{
    private static readonly FrozenDictionary<ProvinceCode, string> Names = new Dictionary<string, string>
    {
        ["10"] = "กรุงเทพมหานคร",
        ["11"] = "สมุทรปราการ",
        ["12"] = "นนทบุรี",
        ["13"] = "ปทุมธานี",
        ["14"] = "พระนครศรีอยุธยา",
        ["15"] = "อ่างทอง",
        ["16"] = "ลพบุรี",
        ["17"] = "สิงห์บุรี",
        ["18"] = "ชัยนาท",
        ["19"] = "สระบุรี",
        ["20"] = "ชลบุรี",
        ["21"] = "ระยอง",
        ["22"] = "จันทบุรี",
        ["23"] = "ตราด",
        ["24"] = "ฉะเชิงเทรา",
        ["25"] = "ปราจีนบุรี",
        ["26"] = "นครนายก",
        ["27"] = "สระแก้ว",
        ["30"] = "นครราชสีมา",
        ["31"] = "บุรีรัมย์",
        ["32"] = "สุรินทร์",
        ["33"] = "ศรีสะเกษ",
        ["34"] = "อุบลราชธานี",
        ["35"] = "ยโสธร",
        ["36"] = "ชัยภูมิ",
        ["37"] = "อำนาจเจริญ",
        ["38"] = "บึงกาฬ",
        ["39"] = "หนองบัวลำภู",
        ["40"] = "ขอนแก่น",
        ["41"] = "อุดรธานี",
        ["42"] = "เลย",
        ["43"] = "หนองคาย",
        ["44"] = "มหาสารคาม",
        ["45"] = "ร้อยเอ็ด",
        ["46"] = "กาฬสินธุ์",
        ["47"] = "สกลนคร",
        ["48"] = "นครพนม",
        ["49"] = "มุกดาหาร",
        ["50"] = "เชียงใหม่",
        ["51"] = "ลำพูน",
        ["52"] = "ลำปาง",
        ["53"] = "อุตรดิตถ์",
        ["54"] = "แพร่",
        ["55"] = "น่าน",
        ["56"] = "พะเยา",
        ["57"] = "เชียงราย",
        ["58"] = "แม่ฮ่องสอน",
        ["60"] = "นครสวรรค์",
        ["61"] = "อุทัยธานี",
        ["62"] = "กำแพงเพชร",
        ["63"] = "ตาก",
        ["64"] = "สุโขทัย",
        ["65"] = "พิษณุโลก",
        ["66"] = "พิจิตร",
        ["67"] = "เพชรบูรณ์",
        ["70"] = "ราชบุรี",
        ["71"] = "กาญจนบุรี",
        ["72"] = "สุพรรณบุรี",
        ["73"] = "นครปฐม",
        ["74"] = "สมุทรสาคร",
        ["75"] = "สมุทรสงคราม",
        ["76"] = "เพชรบุรี",
        ["77"] = "ประจวบคีรีขันธ์",
        ["80"] = "นครศรีธรรมราช",
        ["81"] = "กระบี่",
        ["82"] = "พังงา",
        ["83"] = "ภูเก็ต",
        ["84"] = "สุราษฎร์ธานี",
        ["85"] = "ระนอง",
        ["86"] = "ชุมพร",
        ["90"] = "สงขลา",
        ["91"] = "สตูล",
        ["92"] = "ตรัง",
        ["93"] = "พัทลุง",
        ["94"] = "ปัตตานี",
        ["95"] = "ยะลา",
        ["96"] = "นราธิวาส",
    }.ToFrozenDictionary(pair => new ProvinceCode(pair.Key), pair => pair.Value);

    private static readonly FrozenDictionary<string, ProvinceCode> Codes = Names.ToFrozenDictionary(
        pair => ThaiText.NormaliseLabel(pair.Value),
        pair => pair.Key
    );

    public static string? NameOf(ProvinceCode code) => Names.GetValueOrDefault(code);

    /// <summary>By name, with or without จังหวัด or จ. before it.</summary>
    public static ProvinceCode? CodeOf(string name)
    {
        var text = ThaiText.NormaliseLabel(name);
        foreach (var prefix in (ReadOnlySpan<string>)["", "จังหวัด", "จ."])
        {
            if (
                text.StartsWith(prefix, StringComparison.Ordinal)
                && Codes.TryGetValue(text[prefix.Length..], out var code)
            )
                return code;
        }

        return null;
    }
}
