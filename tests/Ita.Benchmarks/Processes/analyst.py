"""What an analyst would write in an afternoon: read an agency's export and last year's summary, score, compare, and
write the report in Word. The benchmark runs it beside `ita`, doing the same work (docs/performance.md).

    analyst.py SOURCES EXPORT SUMMARY OUT [score | ROUNDS]

SOURCES is the folder of Ita.Assessment: weights, scales and advice are read from the same data. Prints the total; with
ROUNDS the processor time of the fastest round, in milliseconds, everything loaded.
Needs openpyxl and python-docx.
"""

import json
import re
import sys
import time
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import openpyxl

TARGET = 85


def rounded(value):
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def mean(values):
    values = [value for value in values if value is not None]
    return Fraction(sum(values), len(values)) if values else None


def items_of(framework, instrument):
    for indicator in framework["indicators"]:
        if indicator["instrument"] == instrument:
            for group in indicator.get("subIndicators", [indicator]):
                for item in group["items"]:
                    yield indicator, group, item


def points_of(framework, scale):
    points = {}
    for choice in framework["scales"][scale]["choices"]:
        for label in [choice["labelTh"], *choice.get("aliases", [])]:
            points[label] = Fraction(str(choice["points"]))
    return points


def answers(framework, sheet, instrument):
    rows = sheet.iter_rows(values_only=True)
    head = [re.match(r"[ieo]\d+(\.\d+)?", str(cell or "")) for cell in next(rows)]
    columns = {match.group(0): place for place, match in enumerate(head) if match}
    rows = [row for row in rows if any(cell is not None for cell in row)]
    scores = {}
    for _, _, item in items_of(framework, instrument):
        parts = []
        for part in item.get("subItems", [item]):
            points = points_of(framework, part["scale"])
            column = columns[part["id"]]
            given = [row[column] for row in rows if row[column] not in (None, "")]
            parts.append(mean([points[str(answer).strip()] for answer in given]))
        scores[item["id"]] = mean(parts)
    return scores, len(rows)


def open_data(sheet):
    rows = sheet.iter_rows(values_only=True)
    next(rows)
    return {row[0]: Fraction(str(row[2])) for row in rows if row[0] and row[2] is not None}


def indicators_of(framework, instrument, scores):
    result = {}
    for indicator in framework["indicators"]:
        if indicator["instrument"] == instrument:
            groups = indicator.get("subIndicators", [indicator])
            result[indicator["id"]] = mean(
                [mean([scores.get(item["id"]) for item in group["items"]]) for group in groups]
            )
    return result


def read(path, framework):
    book = openpyxl.load_workbook(path, read_only=True)
    information = {row[0]: row[1] for row in book["ข้อมูลหน่วยงาน"].iter_rows(values_only=True)}
    parts, respondents = {}, {}
    for part in ["IIT", "EIT1", "EIT2"]:
        parts[part], respondents[part] = answers(framework, book[part], part[:3])
    parts["OIT"] = open_data(book["OIT"])
    own = {part: indicators_of(framework, part[:3], scores) for part, scores in parts.items()}
    indicators = {**own["IIT"], **own["OIT"]}
    for number in own["EIT1"]:
        indicators[number] = mean([own["EIT1"][number], own["EIT2"][number]])
    return information, parts, respondents, indicators


def totals(framework, indicators):
    instruments = {
        each["id"]: mean(
            [indicators[number["id"]] for number in framework["indicators"] if number["instrument"] == each["id"]]
        )
        for each in framework["instruments"]
    }
    total = sum(instruments[each["id"]] * Fraction(str(each["weight"])) for each in framework["instruments"]) / 100
    level = next(
        level["code"] for level in framework["levelScales"][0]["levels"] if rounded(total) >= level["totalMin"]
    )
    return instruments, total, level


def read_summary(path):
    book = openpyxl.load_workbook(path, read_only=True)
    indicators = {}
    for row in book["ผลคะแนน"].iter_rows(values_only=True):
        cells = [cell for cell in row if cell is not None]
        if len(cells) >= 2 and (match := re.match(r"(\d+)\.", str(cells[-2]))):
            indicators[int(match.group(1))] = Fraction(str(cells[-1]))
    return indicators


def table(document, head, rows):
    made = document.add_table(rows=1, cols=len(head))
    made.style = "Table Grid"
    for cell, text in zip(made.rows[0].cells, head):
        cell.text = text
    for row in rows:
        for cell, text in zip(made.add_row().cells, row):
            cell.text = str(text)


def signed(difference):
    return f"{difference:+.2f}"


def write(path, framework, advice, read_, summary, before, result):
    import docx

    information, parts, respondents, indicators = read_
    instruments, total, level = result
    document = docx.Document()
    year, name = framework["fiscalYear"], information["ชื่อหน่วยงาน"]
    document.add_heading(f"รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}", 0)
    document.add_paragraph(f"{name} อำเภอ{information['อำเภอ']} จังหวัด{information['จังหวัด']}")
    document.add_heading("ผลการประเมิน", 1)
    last = sum(before[each["id"]] * Fraction(str(each["weight"])) for each in framework["instruments"]) / 100
    document.add_paragraph(
        f"คะแนนรวม {rounded(total)} ระดับ {level} ปีก่อน {rounded(last)} "
        f"เปลี่ยนแปลง {signed(rounded(total) - rounded(last))}"
    )
    table(
        document,
        ["เครื่องมือ", "น้ำหนัก", "คะแนน", "ปีก่อน", "ผลต่าง", "ผู้ตอบ"],
        [
            [
                each["nameTh"],
                each["weight"],
                rounded(instruments[each["id"]]),
                rounded(before[each["id"]]),
                signed(rounded(instruments[each["id"]]) - rounded(before[each["id"]])),
                sum(count for part, count in respondents.items() if part.startswith(each["id"])) or "-",
            ]
            for each in framework["instruments"]
        ],
    )
    document.add_heading("ผลการประเมินรายตัวชี้วัด", 1)
    table(
        document,
        ["ตัวชี้วัด", "คะแนน", "ปีก่อน", "ผลต่าง", "เป้าหมาย"],
        [
            [
                f"{each['id']}. {each['nameTh']}",
                rounded(indicators[each["id"]]),
                rounded(summary[each["id"]]),
                signed(rounded(indicators[each["id"]]) - rounded(summary[each["id"]])),
                "บรรลุ" if rounded(indicators[each["id"]]) >= TARGET else "ยังไม่บรรลุ",
            ]
            for each in framework["indicators"]
        ],
    )
    lacking = []
    for part, scores in parts.items():
        document.add_heading(f"คะแนนรายข้อ {part}", 1)
        rows = []
        for indicator, _, item in items_of(framework, part[:3]):
            score = scores.get(item["id"])
            rows.append([item["id"], item.get("textTh", ""), "-" if score is None else rounded(score)])
            if score is not None and rounded(score) < TARGET:
                lacking.append((part, indicator, item, rounded(score)))
        table(document, ["ข้อ", "ประเด็น", "คะแนน"], rows)
    document.add_heading("ประเด็นที่ต้องพัฒนาและข้อเสนอแนะ", 1)
    for part, indicator, item, score in lacking:
        words = advice[item["concept"]]
        finding = words.get("finding") or next(iter(words["findings"].values()))
        document.add_heading(f"{part} ข้อ {item['id']} ({score})", 2)
        document.add_paragraph(f"ตัวชี้วัดที่ {indicator['id']} {indicator['nameTh']}")
        document.add_paragraph(finding)
        document.add_paragraph(words["recommendation"])
    document.add_heading("มาตรการ", 1)
    table(
        document,
        ["ข้อ", "มาตรการ", "วิธีการดำเนินการ", "ระยะเวลา", "การติดตามผล", "เป้าหมาย"],
        [
            [
                item["id"],
                advice[item["concept"]]["name"],
                "\n".join(f"{number}. {step}" for number, step in enumerate(advice[item["concept"]]["steps"], 1)),
                advice[item["concept"]]["period"],
                "\n".join(advice[item["concept"]]["evidence"]),
                f"จาก {score} เป็น ≥ {TARGET}",
            ]
            for _, _, item, score in lacking
        ],
    )
    document.save(path)


def run(sources, export, summary, out, only_score):
    with open(f"{sources}/Frameworks/Data/2566.json", encoding="utf-8") as file:
        framework = json.load(file)
    own = read(export, framework)
    result = totals(framework, own[3])
    if not only_score:
        advice = {}
        for name in ["iit", "eit", "oit-9", "oit-10"]:
            with open(f"{sources}/Advice/Data/{name}.json", encoding="utf-8") as file:
                advice.update(json.load(file))
        last = read_summary(summary)
        before = {
            each["id"]: mean(
                [last[number["id"]] for number in framework["indicators"] if number["instrument"] == each["id"]]
            )
            for each in framework["instruments"]
        }
        write(out, framework, advice, own, last, before, result)
    return rounded(result[1])


def main(sources, export, summary, out, mode="report"):
    if not mode.isdigit():
        print(run(sources, export, summary, out, mode == "score"))
        return
    times = []
    for _ in range(int(mode)):
        started = time.process_time()
        run(sources, export, summary, out, False)
        times.append(time.process_time() - started)
    print(f"{min(times) * 1000:.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
