namespace Ita.Assessment.Comparison;

/// <summary>เพิ่มขึ้น, ลดลง, คงเดิม.</summary>
public enum Direction
{
    Same,
    Risen,
    Fallen,
}
