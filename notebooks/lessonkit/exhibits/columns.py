"""Columns: what stands in each column of a table of one's own, and which can be left out."""

from ..data.reader_fields import FILES, fields, template
from ..formatting import format_count
from ..markup.tags import Markup, html_table, join
from ..page.exhibit import Exhibit, Still

_HEAD = ("Column", "Needed?", "What stands in it", "Example")


class Columns(Exhibit):
    """The columns of the tables of events and sources, with examples from the empty tables."""

    def __init__(self, *, title: str = "The columns of your table") -> None:
        self.title = title
        self._examples = template()
        self._fields = {table: list(fields(table).values()) for table in FILES}

    def still(self) -> Still:
        events = self._fields["events"]
        needed = [f["name"] for f in events if f["constraints"].get("required")]
        sentence = (
            f"Of {format_count(len(events), 'column')} for events only {len(needed)} are needed: "
            f"{', '.join(needed)}. Leave out the others, or fill them when you need them; their "
            "order does not matter."
        )
        return Still(self.title, sentence, join(map(self._section, self._fields)))

    def _section(self, table: str) -> Markup:
        """Return the columns of one table under its name."""
        sheet = self._examples[table]
        example = dict(zip(sheet.header, sheet.rows[0], strict=True))
        rows = [
            (
                Markup("<b>{}</b>").format(field["name"]),
                "yes" if field["constraints"].get("required") else "",
                field["description"],
                example.get(field["name"], ""),
            )
            for field in self._fields[table]
        ]
        remark = "" if table == "events" else " (only if you want one)"
        return Markup("<h4>{}{}</h4>{}").format(FILES[table], remark, html_table(_HEAD, rows))
