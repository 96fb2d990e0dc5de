"""Tables as readers may write them: what is read, and what is answered with a mistake."""

import io
import zipfile
from functools import cache

from lessonkit.data.workbook import make_workbook

HEAD = "date,title,summary\n"
TITLE = "India and the USSR sign a treaty"
ROW = f"1971-08-09,{TITLE},A text.\n"


def rows(*lines):
    return HEAD + "".join(f"{line}\n" for line in lines)


@cache
def bomb():
    """Return a small file that calls itself a workbook and unpacks to 200 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    return file.getvalue()


#: What a table may look like and still be read: name, contents, and the date, precision and title
#: of its first event.
GOOD = {
    "plain": (HEAD + ROW, "1971-08-09", "day", TITLE),
    "byte-order mark": ("\ufeff" + HEAD + ROW, "1971-08-09", "day", TITLE),
    "semicolons": ((HEAD + ROW).replace(",", ";"), "1971-08-09", "day", TITLE),
    "tabs": ((HEAD + ROW).replace(",", "\t"), "1971-08-09", "day", TITLE),
    "sep line": ("sep=;\n" + (HEAD + ROW).replace(",", ";"), "1971-08-09", "day", TITLE),
    "sep line, tab": ("sep=\t\r\n" + (HEAD + ROW).replace(",", "\t"), "1971-08-09", "day", TITLE),
    "Windows-1252": (
        (HEAD + "1971-08-09,The “treaty” – café,A text.\n").encode("cp1252"),
        "1971-08-09",
        "day",
        "The “treaty” – café",
    ),
    "UTF-16": ((HEAD + ROW).encode("utf-16"), "1971-08-09", "day", TITLE),
    "old Mac line ends": ((HEAD + ROW).replace("\n", "\r"), "1971-08-09", "day", TITLE),
    "blank rows and columns": (
        ",,,\n" + "date,title,summary,\n,,,\n1971-08-09,  A title ,A text.,\n,,,\n",
        "1971-08-09",
        "day",
        "A title",
    ),
    "capitals and blanks in names": (" Date ,TITLE,Summary\n" + ROW, "1971-08-09", "day", TITLE),
    "dots": (rows("9.8.1971,A,b"), "1971-08-09", "day", "A"),
    "slashes, one order possible": (rows("19/06/2024,A,b"), "2024-06-19", "day", "A"),
    "month first, one order possible": (rows("06/19/2024,A,b"), "2024-06-19", "day", "A"),
    "same day and month": (rows("06/06/2024,A,b"), "2024-06-06", "day", "A"),
    "words": (rows("19 June 2024,A,b"), "2024-06-19", "day", "A"),
    "American words": (rows('"June 19, 2024",A,b'), "2024-06-19", "day", "A"),
    "short month": (rows("19-Jun-2024,A,b"), "2024-06-19", "day", "A"),
    "month": (rows("2024-06,A,b"), "2024-06-01", "month", "A"),
    "month in words": (rows("June 2024,A,b"), "2024-06-01", "month", "A"),
    "year": (rows("2024,A,b"), "2024-01-01", "year", "A"),
    "a time of midnight": (rows("2024-06-19 00:00:00,A,b"), "2024-06-19", "day", "A"),
    "a title that a spreadsheet was told is text": (rows("2024,'=A,b"), "2024-01-01", "year", "=A"),
}


LONG = "x" * 2001
#: What is wrong: the file (text, bytes or files by name), and for each problem row, column and
#: words that must be said.
BAD = {
    "two days": (
        rows("07/08/1971,a,b"),
        [(2, "date", "7 August 1971"), (2, "date", "8 July 1971")],
    ),
    "a day that no month has": (rows("1971-02-31,a,b"), [(2, "date", "February 1971 has 28 days")]),
    "a month that no year has": (rows("1971-13-01,a,b"), [(2, "date", "no month 13")]),
    "a spreadsheet's number": (rows("26154,a,b"), [(2, "date", "9 August 1971")]),
    "no room in the column": (rows("########,a,b"), [(2, "date", "column wider")]),
    "two figures for the year": (rows("09/08/71,a,b"), [(2, "date", "all four digits")]),
    "a month in another language": (rows("9 août 1971,a,b"), [(2, "date", "not a date")]),
    "no date": (rows("soon,a,b"), [(2, "date", "not a date")]),
    "an empty date": (rows(",a,b"), [(2, "date", "empty")]),
    "a year out of range": (rows("0044-03-15,a,b"), [(2, "date", "out of range")]),
    "an empty title": (rows("1971,,b"), [(2, "title", "empty")]),
    "a title too long": (rows(f"1971,{'x' * 81},b"), [(2, "title", "1 too many")]),
    "a summary too long": (rows(f"1971,a,{LONG}"), [(2, "summary", "1 too many")]),
    "a slip in a column's name": (
        "date,title,summary,confidance\n1971,a,b,confirmed\n",
        [(1, "confidance", "Did you mean “confidence”?")],
    ),
    "a column missing": ("date,title\n1971,a\n", [(1, "summary", "missing")]),
    "a column twice": (
        "date,title,summary,title\n1971,a,b,c\n",
        [(1, "title", "two columns have this name")],
    ),
    "a slip in a word": (
        "date,title,summary,confidence,attribution\n1971,a,b,aleged,x\n",
        [(2, "confidence", "Did you mean “alleged”?")],
    ),
    "alleged by nobody": (
        "date,title,summary,confidence\n1971,a,b,alleged\n",
        [(2, "attribution", "who says so")],
    ),
    "importance out of range": (
        "date,title,summary,importance\n1971,a,b,5\n",
        [(2, "importance", "1 to 3")],
    ),
    "importance in words": (
        "date,title,summary,importance\n1971,a,b,high\n",
        [(2, "importance", "not a whole number")],
    ),
    "ends before it begins": (
        "date,date_end,title,summary\n1972,1971,a,b\n",
        [(2, "date_end", "before it begins")],
    ),
    "answers a later event": (
        "id,date,title,summary,responds_to\na,1971,a,b,z\nz,1972,c,d,\n",
        [(2, "responds_to", "later")],
    ),
    "answers nothing": (
        "id,date,title,summary,responds_to\na,1971,a,b,zz\n",
        [(2, "responds_to", "no row with this id")],
    ),
    "the same event twice": (rows("1971,a,b", "1972,x,y", "1971,a,b"), [(4, "title", "row 2")]),
    "the same id twice": ("id,date,title,summary\na,1971,a,b\na,1972,c,d\n", [(3, "id", "")]),
    "a script for an address": (
        "date,title,summary,source_url\n1971,a,b,javascript:alert(1)\n",
        [(2, "source_url", "not a web address")],
    ),
    "data for an address": (
        'date,title,summary,source_url\n1971,a,b,"data:text/html,<script>1</script>"\n',
        [(2, "source_url", "not a web address")],
    ),
    "an address that leaves its quotes": (
        'date,title,summary,source_url\n1971,a,b,"https://a.example/""onclick=""h=1"\n',
        [(2, "source_url", "not a web address")],
    ),
    "a row too long": (rows("1971,a,b,c"), [(2, "", "more cells")]),
    "blank rows count": (rows("", "", "1971-02-31,a,b"), [(4, "date", "28 days")]),
    "a quotation mark never closed": (rows('1971,"a,b'), [(2, "", "quotation mark")]),
    "nothing but names": (HEAD, [(None, "", "no rows")]),
    "an empty file": ("", [(None, "", "empty")]),
    "only blanks": ("\n\n ,,\n", [(None, "", "empty")]),
    "null bytes": (b"date,title,summary\n1971,a\0b,c\n", [(None, "", "plain text")]),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), [(None, "", "plain text")]),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + b"\0" * 100, [(None, "", ".xls")]),
    "a damaged workbook": (
        {"a.xlsx": b"PK\x03\x04 and then nothing"},
        [(None, "", "cannot be opened")],
    ),
    "a workbook that unpacks to 200 MB": (bomb, [(None, "", "unpacks to far more")]),
    "a workbook with a formula for a date": (
        lambda: make_workbook({"events": [["date", "title", "summary"], ["=1+1", "a", "b"]]}, ()),
        [(2, "date", "empty")],
    ),
    "10 MB": (lambda: HEAD.encode() + b"1971,a,b\n" * 1_200_000, [(None, "", "8 MB")]),
    "100,000 rows": (
        lambda: HEAD.encode() + b"1971-08-09,a title,a text\n" * 100_000,
        [(None, "", "more than 20,000 rows")],
    ),
    "a cell of 1 MB": (rows(f"1971,a,{'x' * 1_000_000}"), [(2, "", "far too much text")]),
    "200 columns": (
        ",".join(["date,title,summary", *map("c{}".format, range(200))]) + "\n1971,a,b\n",
        [(None, "", "203 columns")],
    ),
    "two tables of events": ({"a.csv": HEAD, "b.csv": HEAD}, [(None, "", "one table of events")]),
    "sources alone": (
        {"sources.csv": "id,url\na,https://a.example\n"},
        [(None, "", "one table of events")],
    ),
    "no table": ({"a.docx": b"PK\x03\x04"}, [(None, "", "not read")]),
    "a name that climbs": ({"../../etc/passwd": HEAD}, [(None, "", "not read")]),
    "a source without an address": (
        {"events.csv": HEAD + ROW, "sources.csv": "id,url\na,\n"},
        [(2, "url", "empty")],
    ),
    "a source with a script": (
        {"events.csv": HEAD + ROW, "sources.csv": "id,url\na,javascript:alert(1)\n"},
        [(2, "url", "not a web address")],
    ),
    "an address among the ids": (
        "date,title,summary,sources\n1971,a,b,https://a.example\n",
        [(2, "sources", "column source_url")],
    ),
    "the example's source under another event": (
        {
            "events.csv": "date,title,summary,sources\n1939-08-23,Another pact,b,s\n",
            "sources.csv": "id,title,url\n"
            "s,A newspaper (an example: write over this row),https://a.example\n",
        },
        [(2, "sources", "source of the example")],
    ),
    "a file of LibreOffice": ({"a.ods": b"PK\x03\x04"}, [(None, "", "as .xlsx")]),
    "form and sense at once": (
        "date,date_end,title,summary,confidence,attribution\n"
        "07/08/1971,1900,a,b,alleged,\n1972,1971,,d,,\n1973,,e,f,disputed,\n",
        [
            (2, "date", "two different days"),
            (2, "attribution", "who says so"),
            (3, "title", "empty"),
            (3, "date_end", "before it begins"),
            (4, "attribution", "who says so"),
        ],
    ),
    "a slip in the name of a needed column, and more": (
        "date,titel,summary,date_end\n1972,a,b,1971\n07/08/1971,c,,\n",
        [
            (1, "titel", "Did you mean “title”?"),
            (2, "date_end", "before it begins"),
            (3, "date", "two different days"),
            (3, "summary", "empty"),
        ],
    ),
    "a title over the table": (
        "My timeline,,\n" + HEAD + ROW,
        [(1, "", "does not name the columns")],
    ),
    "no names at all": (ROW, [(1, "", "does not name the columns")]),
    "a PDF": (b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n", [(None, "", "this is a PDF")]),
    "a row that answers a row with a mistake": (
        "id,date,title,summary,responds_to\na,1971-02-31,a,b,\nc,1972,,d,a\n",
        [(2, "date", "28 days"), (3, "title", "empty")],
    ),
    "an unknown source": (
        {
            "events.csv": "date,title,summary,sources\n1971,a,b,zz\n",
            "sources.csv": "id,url\na,https://a.example\n",
        },
        [(2, "sources", "no row with this id")],
    ),
}


def files_of(content):
    content = content() if callable(content) else content
    named = content if isinstance(content, dict) else {"mine.csv": content}
    return {name: text.encode() if isinstance(text, str) else text for name, text in named.items()}
