"""Students' answers: the files of the planner, and how those of a class become one table."""

import base64
import csv
import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from lessonkit.__main__ import main
from lessonkit.publish.answer_file import read_answer
from lessonkit.publish.gather import COLUMNS, gather
from lessonkit.vocabulary import ANSWER_PARTS
from openpyxl import load_workbook
from support import run_script

PARTS = list(ANSWER_PARTS.values())
ANSWER = {
    "question": "“A & B” <revives> C. Discuss.",
    "name": "Åsa O’Neil",
    "parts": [
        ["Introduction", "A\x00B \ud800 조선 <b> & more\nConclusion\n\nstate-run [1], said – he."],
        ["One side", '=HYPERLINK("http://a.example")'],
        ["The other side", ""],
        ["Conclusion", "  It depends.\tOn what? "],
    ],
    "words": "13 of 150 words: 137 to go",
    "sources": ["[1] Treaty signed (19 June 2024). KCNA: Text. https://example.org/?a=1&b=2"],
    "rubric": [["It gives both sides.", True], ["It has dates.", False], ["It is short.", True]],
}
BARE = {**ANSWER, "name": "", "sources": [], "parts": [[part, ""] for part in PARTS]}


def made(*answers, texts=(), packed=()):
    """Return what the page makes of answers, of Markdown texts and of zip files."""
    given = {
        "answers": answers,
        "parts": PARTS,
        "texts": texts,
        "packed": [base64.b64encode(file).decode() for file in packed],
    }
    done = run_script("run_essay.js", given)
    return {**done, "word": [base64.b64decode(file) for file in done["word"]]}


@pytest.fixture(scope="module")
def files():
    """The files of the planner: a full answer and a bare one."""
    return made(ANSWER, BARE)


def test_the_word_file_opens_elsewhere_and_keeps_any_text(files):
    document = Document(io.BytesIO(files["word"][0]))
    assert document.core_properties.title == ANSWER["question"]
    assert document.core_properties.author == ANSWER["name"]
    styles = {
        paragraph.text: paragraph.style.name
        for paragraph in document.paragraphs
        if paragraph.style.name != "Normal"
    }
    assert styles == {ANSWER["question"]: "Heading 1"} | dict.fromkeys(
        [*PARTS, "Sources", "Rubric"], "Heading 2"
    )
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for line in ("AB  조선 <b> & more", "state-run [1], said – he.", ANSWER["sources"][0]):
        assert line in text, line
    assert "☑ It gives both sides.\n☐ It has dates." in text
    assert zipfile.ZipFile(io.BytesIO(files["word"][0])).testzip() is None


def written(folder, files):
    """Write the files of a class into a folder, good ones and others; return the folder."""
    full, bare = files["word"]
    (folder / "Asha_123").mkdir(parents=True)
    (folder / "Asha_123" / "full.docx").write_bytes(full)
    (folder / "bare.docx").write_bytes(bare)
    (folder / "full.md").write_text(files["markdown"][0], encoding="utf-8", errors="replace")
    (folder / "on.docx").write_bytes(changed_in_word(full))
    (folder / "~$full.docx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "broken.docx").write_bytes(full[:900])
    (folder / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (folder / "empty.md").write_bytes(b"")
    (folder / "notes.md").write_text("# Notes\n\nMilk, bread", encoding="utf-8")
    (folder / "latin.md").write_bytes("## Introduction\ncafé".encode("latin-1"))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    (folder / "sheet.docx").write_bytes(sheet.getvalue())
    return folder


def changed_in_word(content):
    """Return an answer in which a student went on writing, the changes of which are still marked.

    A table and a line of the student's own stand in it, and headings lost their style.
    """
    document = Document(io.BytesIO(content))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for paragraph in document.paragraphs:
        paragraph.style = document.styles["Normal"]
        if paragraph.text == "The other side":
            inserted = (
                f"<w:ins {space} w:id='1' w:author='A'><w:r><w:t>New words.</w:t></w:r></w:ins>"
            )
            deleted = f"<w:del {space} w:id='2' w:author='A'><w:r><w:delText>Old.</w:delText></w:r>"
            new = paragraph._p.getnext()
            new.append(parse_xml(inserted))
            new.append(parse_xml(f"{deleted}</w:del>"))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def folder(files, tmp_path_factory):
    return written(tmp_path_factory.mktemp("class") / "answers", files)


def sheet_of(path):
    sheet = load_workbook(path).active
    return [dict(zip(COLUMNS, row, strict=True)) for row in sheet.iter_rows(min_row=2)]


def test_a_class_becomes_one_table(folder, tmp_path):
    count, left_out = gather(folder, tmp_path / "marks.xlsx")
    rows = sheet_of(tmp_path / "marks.xlsx")
    values = [{name: cell.value for name, cell in row.items()} for row in rows]
    assert [row["File"] for row in values] == [
        "Asha_123/full.docx", "bare.docx", "full.md", "on.docx",
    ]  # fmt: skip
    assert count == len(values)
    full, bare, markdown, on = values
    assert full["Name"] == markdown["Name"] == on["Name"] == "Åsa O’Neil"
    assert {row["Question"] for row in values} == {ANSWER["question"]}
    assert full["Introduction"] == "AB  조선 <b> & more\nConclusion\nstate-run [1], said – he."
    assert full["Conclusion"] == "It depends.\tOn what?"
    assert full["Sources"] == ANSWER["sources"][0]
    assert full["Rubric ticked"] == markdown["Rubric ticked"] == "2 of 3: 1, 3"
    assert [full["Words"], full["Asked for"]] == [13, 150]
    assert [bare["Words"], bare["Name"], bare["Sources"]] == [0, None, None]
    assert on["The other side"] == "New words." and on["Words"] == 15
    cell = rows[0]["One side"]
    assert cell.value.startswith("=HYPER") and cell.data_type == "s", "a text, no formula"
    assert {row["Mark"] for row in values} == {None}
    said = "\n".join(left_out)
    assert len(left_out) == 7
    for name, why in {
        "broken.docx": "damaged",
        "locked.docx": "password",
        "sheet.docx": "damaged or no Word document",
        "empty.md": "empty",
        "notes.md": "none of the headings Introduction, One side",
        "latin.md": "UTF-8",
        "photo.jpg": ".docx or .md",
    }.items():
        assert re.search(rf"^{re.escape(name)} is left out: .*{re.escape(why)}", said, re.M), name


def test_the_command_writes_a_table_and_nothing_over_another(folder, tmp_path, capsys):
    table = tmp_path / "marks.csv"
    assert main(["gather", str(folder), str(table)]) == 0
    said = capsys.readouterr().out
    assert "photo.jpg is left out" in said and "marks.csv: 4 answers" in said
    text = table.read_bytes()
    lines = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    assert len(lines) == 4 and lines[0]["One side"].startswith("'=HYPERLINK")
    assert main(["gather", str(folder), str(table)]) == 1
    assert "there already" in capsys.readouterr().out
    assert table.read_bytes() == text
    for where, what in {tmp_path / "none": "no such folder", tmp_path: "no answer in"}.items():
        assert main(["gather", str(where), str(tmp_path / "other.xlsx")]) == 1
        assert what in capsys.readouterr().out
    assert main(["gather", str(folder), str(tmp_path / "marks.pdf")]) == 1
    assert "Let it end in .xlsx or .csv" in capsys.readouterr().out
    assert main(["gather", str(folder), str(tmp_path / "none" / "marks.csv")]) == 1
    assert "cannot be opened" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["marks.csv"]


def test_the_page_reads_the_same_as_the_command(files, tmp_path):
    texts = [*files["markdown"], "# Notes", "Name: A\nOne side\n- [x] no\nRubric\n☑ yes\r\n☐ no"]
    texts = [text.replace("\ud800", "?") for text in texts]
    done = made(texts=texts)
    for n, (text, row) in enumerate(zip(texts, done["rows"], strict=True)):
        (tmp_path / str(n)).mkdir()
        (tmp_path / str(n) / "a.md").write_bytes(text.encode())
        if row is None:
            with pytest.raises(ValueError, match="no answer from the planner"):
                read_answer(tmp_path / str(n) / "a.md")
            continue
        gather(tmp_path / str(n), tmp_path / f"{n}.csv")
        lines = csv.reader(io.StringIO((tmp_path / f"{n}.csv").read_text("utf-8-sig"), newline=""))
        found = list(csv.reader(io.StringIO(done["csv"].removeprefix("\ufeff"), newline="")))
        assert [line.replace("\r\n", "\n") for line in list(lines)[1]] in found
        assert len(row) == len(COLUMNS)
    assert done["rows"].count(None) == 1


def test_the_page_opens_zip_files_of_others_and_refuses_what_is_too_large(files):
    squeezed, huge = io.BytesIO(), io.BytesIO()
    for file, text in ((squeezed, "<w>조선</w>" * 500), (huge, " " * 9_000_000)):
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("first.xml", "x" * 70_000)
            packed.writestr("word/document.xml", text)
            packed.comment = b"PK not the end"
    packed = [squeezed.getvalue(), huge.getvalue(), files["word"][0][:900], b"no zip"]
    text, too_large, *broken = made(packed=packed)["xml"]
    assert text == "<w>조선</w>" * 500
    assert too_large == "! too large"
    assert all(one.startswith("! ") for one in broken)
