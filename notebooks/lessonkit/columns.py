"""Columns: what stands in each column of a table of one's own, and which of them can be left out."""

from .exhibit import Exhibit, Still
from .own import FILES, fields
from .spreadsheet import read_sheet
from .tables import TEMPLATE
from .words import count, escape

_HEAD = ("Column", "Needed?", "What stands in it", "Example")


class Columns(Exhibit):
    """The columns of the tables of events and sources, with an example of each from the empty template."""

    def __init__(self, *, title="The columns of your table"):
        self.title = title
        self.tables = {table: list(fields(table).values()) for table in FILES}

    def still(self):
        every = self.tables["events"]
        needed = [field["name"] for field in every if field["constraints"].get("required")]
        sentence = (f"Of {count(len(every), 'column')} for events only {len(needed)} are needed: {', '.join(needed)}. "
                    "Leave out the others, or fill them when you need them; their order does not matter.")
        return Still(self.title, sentence, "".join(self._table(table) for table in self.tables))

    def _table(self, table):
        example = _example(table)
        rows = "".join(f"<tr><td><b>{escape(f['name'])}</b></td><td>{'yes' if f['constraints'].get('required') else ''}</td>"
                       f"<td>{escape(f['description'])}</td><td>{escape(example.get(f['name'], ''))}</td></tr>" for f in self.tables[table])
        head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
        return (f"<h4>{escape(FILES[table])}{'' if table == 'events' else ' (only if you want one)'}</h4>"
                f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")


def _example(table):
    sheet = read_sheet(FILES[table], (TEMPLATE / FILES[table]).read_bytes(), fields(table), table)
    return dict(zip(sheet.header, sheet.rows[0]))
