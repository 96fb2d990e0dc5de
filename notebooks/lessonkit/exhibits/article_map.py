"""ArticleMap: the articles of the treaty by subject and by how strong a duty they lay down."""

from ..formatting import format_count
from ..markup.event_html import teachers_note
from ..markup.tags import escape
from .grid import Chip, Grid, Menu

SUBJECTS = {
    "politics": "Politics",
    "security": "Security",
    "economy": "Economy",
    "science-technology": "Science",
    "society-culture-information": "Society, media",
    "legal-final": "Law, final rules",
}
#: The strength of an obligation, from the strongest: its name, what it means, its colour.
OBLIGATIONS = {
    "assist": ("Assist", "must help the other party", "vermilion"),
    "consult": ("Consult", "must talk with the other party", "orange"),
    "cooperate": ("Cooperate", "work together; no set act is due", "blue"),
    "none": ("No duty to help", "abstain, or procedure", "grey"),
    "": ("Not known", "no text found", "grey"),
}
_BASIS = {
    "explicit": "A source names the number of this article.",
    "inferred": "The number of this article is inferred.",
    "unsourced": "No text found.",
}


class ArticleMap(Grid):
    """The articles of a treaty as boxes, by subject (columns) and by strength of obligation (rows).

    articles: the table `course.articles`.
    """

    noun = "articles"
    corner = "Duty"
    inline = True

    def __init__(self, articles, *, title="Twenty-three articles, one duty to assist"):
        self.title = title
        self.note = "How strong a duty each article lays down, as judged for this course. Broken border: number inferred, or no text found."
        self._sources = articles.attrs["sources"]
        self.columns = {key: (name, "") for key, name in SUBJECTS.items()}
        used = [o for o in OBLIGATIONS if o in set(articles["obligation"])]
        self.rows = {o: OBLIGATIONS[o][:2] for o in used}
        # An article without a text has no known subject: such articles stand side by side in a row of their own.
        spare = iter(SUBJECTS)
        self.chips = [
            self._chip(row, row.subject if row.subject in SUBJECTS else next(spare))
            for row in articles.itertuples()
        ]
        self.menus = [Menu("Strength", {o or "unknown": OBLIGATIONS[o][0] for o in used})]

    def _chip(self, row, column):
        name, _, tone = OBLIGATIONS[row.obligation]
        return Chip(
            key=row.id,
            row=row.obligation,
            column=column,
            text=f"{row.number}",
            small=row.title,
            tone=tone,
            dashed=row.basis != "explicit",
            tags=(row.obligation or "unknown",),
            brief=f"Article {row.number}. {row.duty}"
            if row.duty
            else f"Article {row.number}. {row.basis_note}",
            card=self._card(row, name),
        )

    def _card(self, row, name):
        parts = [f"<h4>Article {row.number}: {escape(row.title)}</h4>"]
        if row.duty:
            parts += [
                f"<p>{escape(row.paraphrase)}</p>",
                f"<p><b>When?</b> {escape(row.trigger)}</p>",
                f"<p><b>Who must do what?</b> {escape(row.duty)}</p>",
            ]
        parts.append(
            f"<p><b>Strength:</b> {name.lower()}. <b>How we know:</b> {_BASIS[row.basis]} {escape(row.basis_note)}</p>"
        )
        if row.sources:
            parts.append(f'<p class="lk-meta">Sources: {self._sources.html(row.sources)}</p>')
        return "".join([*parts, teachers_note(row.note)])

    def sentence(self):
        by = [(OBLIGATIONS[o][0].lower(), sum(c.row == o for c in self.chips)) for o in self.rows]
        return (
            f"{format_count(len(self.chips), 'article')} by subject and duty: "
            + ", ".join(f"{n} {word}" for word, n in by)
            + "."
        )
