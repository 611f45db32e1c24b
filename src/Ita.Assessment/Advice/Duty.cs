namespace Ita.Assessment.Advice;

/// <summary>
/// What an agency's units are there for (งานในหน้าที่): a measure falls under one of these, and the agency's profile
/// says which of its units has it.
/// </summary>
public enum Duty
{
    /// <summary>งานบริหารทั่วไป.</summary>
    Administration,

    /// <summary>งานการเจ้าหน้าที่.</summary>
    Personnel,

    /// <summary>งานนิติการ: rules, discipline, complaints.</summary>
    Legal,

    /// <summary>งานประชาสัมพันธ์: news and the agency's web site.</summary>
    PublicRelations,

    /// <summary>งานบริการประชาชน.</summary>
    Services,

    /// <summary>งานนโยบาย แผน และงบประมาณ.</summary>
    Planning,

    /// <summary>งานการเงินและบัญชี.</summary>
    Finance,

    /// <summary>งานพัสดุและทรัพย์สิน.</summary>
    Procurement,

    /// <summary>งานตรวจสอบภายใน.</summary>
    InternalAudit,
}
