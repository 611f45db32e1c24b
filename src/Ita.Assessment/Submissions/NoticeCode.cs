namespace Ita.Assessment.Submissions;

/// <summary>
/// The keys of every notice (docs/workbooks.md). A key may say more behind a slash, where one code needs another
/// sentence; the code is what stands before it. Each key has its sentences in <c>notices.json</c>.
/// </summary>
public static class NoticeCode
{
    public const string NotAWorkbook = "not-a-workbook";
    public const string NotAWorkbookFramework = "not-a-workbook/framework";
    public const string LegacyFormat = "legacy-format";
    public const string LegacyFormatText = "legacy-format/text";
    public const string PasswordProtected = "password-protected";
    public const string MacroEnabled = "macro-enabled";
    public const string TooLarge = "too-large";
    public const string Damaged = "damaged";
    public const string Empty = "empty";
    public const string EmptyFollowUp = "empty/follow-up";
    public const string NothingRecognised = "nothing-recognised";
    public const string NothingRecognisedItems = "nothing-recognised/items";
    public const string NothingRecognisedIndicators = "nothing-recognised/indicators";
    public const string NothingRecognisedRegistry = "nothing-recognised/registry";
    public const string NothingRecognisedFollowUp = "nothing-recognised/follow-up";
    public const string NothingRecognisedResults = "nothing-recognised/results";
    public const string NothingRecognisedIsSurvey = "nothing-recognised/is-survey";
    public const string NothingRecognisedIsResults = "nothing-recognised/is-results";
    public const string NothingRecognisedIsFollowUp = "nothing-recognised/is-follow-up";
    public const string NothingRecognisedIsRegistry = "nothing-recognised/is-registry";
    public const string YearUnsupported = "year-unsupported";
    public const string YearMismatch = "year-mismatch";
    public const string YearMismatchColumn = "year-mismatch/column";
    public const string YearMismatchTitle = "year-mismatch/title";
    public const string YearMismatchSheet = "year-mismatch/sheet";
    public const string AgencyMismatch = "agency-mismatch";
    public const string AgencyMismatchFiles = "agency-mismatch/files";
    public const string AgencyMismatchName = "agency-mismatch/name";
    public const string AgencyMismatchPlace = "agency-mismatch/place";
    public const string AgencyMismatchProvince = "agency-mismatch/province";
    public const string AgencyUnknown = "agency-unknown";
    public const string AgencyUnknownCode = "agency-unknown/code";
    public const string AgencyUnknownRegistry = "agency-unknown/registry";
    public const string AgencyUnknownSeveral = "agency-unknown/several";
    public const string AgencyUnknownRow = "agency-unknown/row";
    public const string AgencyUnknownNoRegistry = "agency-unknown/no-registry";
    public const string InformationUnreadable = "information-unreadable";
    public const string InformationUnreadableYear = "information-unreadable/year";
    public const string InformationUnreadableCount = "information-unreadable/count";
    public const string InformationUnreadableTwice = "information-unreadable/twice";
    public const string EitPartUnknown = "eit-part-unknown";
    public const string EitPartUnknownRow = "eit-part-unknown/row";
    public const string ItemUnknown = "item-unknown";
    public const string ItemUnknownSubItem = "item-unknown/sub-item";
    public const string ItemUnknownRow = "item-unknown/row";
    public const string ItemUnknownSeveral = "item-unknown/several";
    public const string ItemUnknownText = "item-unknown/text";
    public const string ItemDuplicate = "item-duplicate";
    public const string ItemDuplicatePart = "item-duplicate/part";
    public const string ItemDuplicateSheets = "item-duplicate/sheets";
    public const string ItemDuplicateAgency = "item-duplicate/agency";
    public const string IndicatorMismatch = "indicator-mismatch";
    public const string IndicatorMismatchName = "indicator-mismatch/name";
    public const string IndicatorMismatchColumn = "indicator-mismatch/column";
    public const string ColumnAmbiguous = "column-ambiguous";
    public const string ColumnAmbiguousRespondents = "column-ambiguous/respondents";
    public const string ColumnAmbiguousItem = "column-ambiguous/item";
    public const string ColumnAmbiguousTable = "column-ambiguous/table";
    public const string ColumnAmbiguousHead = "column-ambiguous/head";
    public const string ItemMissing = "item-missing";
    public const string ItemMissingSubItems = "item-missing/sub-items";
    public const string ItemMissingIndicator = "item-missing/indicator";
    public const string AnswerUnknown = "answer-unknown";
    public const string AnswerUnknownNear = "answer-unknown/near";
    public const string AnswerUnknownLetter = "answer-unknown/letter";
    public const string AnswerUnknownInvisible = "answer-unknown/invisible";
    public const string AnswerUnknownOrder = "answer-unknown/order";
    public const string AnswerUnknownNumber = "answer-unknown/number";
    public const string ScoreMissing = "score-missing";
    public const string ScoreNotANumber = "score-not-a-number";
    public const string ScoreOutOfRange = "score-out-of-range";
    public const string ScoreOutOfRangeShare = "score-out-of-range/share";
    public const string ScoreOutOfRangeChoice = "score-out-of-range/choice";
    public const string NoRespondents = "no-respondents";
    public const string NoRespondentsTemplate = "no-respondents/template";
    public const string NoRespondentsAgencies = "no-respondents/agencies";
    public const string RegistryRow = "registry-row";
    public const string TextInvalid = "text-invalid";
    public const string TextInvalidDate = "text-invalid/date";
    public const string TextInvalidLong = "text-invalid/long";

    public const string UnderSampled = "under-sampled";
    public const string FrameworkProvisional = "framework-provisional";
    public const string FormulaWithoutValue = "formula-without-value";
    public const string AnswersMissing = "answers-missing";
    public const string AnswersMissingFew = "answers-missing/few";
    public const string ItemUnanswered = "item-unanswered";
    public const string ItemNotListed = "item-not-listed";
    public const string LessDetailedIgnored = "less-detailed-ignored";
    public const string TotalDiffers = "total-differs";
    public const string TotalDiffersInstrument = "total-differs/instrument";
    public const string LevelDiffers = "level-differs";
    public const string RowIgnored = "row-ignored";
    public const string SameContent = "same-content";

    // Of the way of an upload, not of its workbook.
    public const string PathInvalid = "path-invalid";
    public const string PathInvalidResults = "path-invalid/results";
    public const string Withdrawn = "withdrawn";
    public const string ReadingFailed = "reading-failed";
    public const string ScoringFailed = "scoring-failed";
    public const string ReportFailed = "report-failed";
    public const string SameContentUploaded = "same-content/uploaded";
    public const string FiguresLost = "figures-lost";
    public const string OlderResults = "older-results";
}
