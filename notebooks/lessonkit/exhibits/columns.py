"""Columns: what stands in each column of a table of one's own, and which of them can be left out."""

from ..data.reader_tables import FILES, fields, template
from ..formatting import format_count
from ..markup.tags import escape, table
from ..page.exhibit import Exhibit, Still

_HEAD = ("Column", "Needed?", "What stands in it", "Example")


class Columns(Exhibit):
    """The columns of the tables of events and sources, with an example of each from the empty template."""

    def __init__(self, *, title="The columns of your table"):
        self.title = title
        self.examples = template()
        self.tables = {name: list(fields(name).values()) for name in FILES}

    def still(self):
        every = self.tables["events"]
        needed = [field["name"] for field in every if field["constraints"].get("required")]
        sentence = (
            f"Of {format_count(len(every), 'column')} for events only {len(needed)} are needed: {', '.join(needed)}. "
            "Leave out the others, or fill them when you need them; their order does not matter."
        )
        return Still(self.title, sentence, "".join(self._table(name) for name in self.tables))

    def _table(self, name):
        sheet = self.examples[name]
        example = dict(zip(sheet.header, sheet.rows[0]))
        rows = [
            (
                f"<b>{escape(f['name'])}</b>",
                "yes" if f["constraints"].get("required") else "",
                escape(f["description"]),
                escape(example.get(f["name"], "")),
            )
            for f in self.tables[name]
        ]
        return f"<h4>{FILES[name]}{'' if name == 'events' else ' (only if you want one)'}</h4>{table(_HEAD, rows)}"
