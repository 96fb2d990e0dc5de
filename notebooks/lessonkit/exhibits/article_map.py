"""ArticleMap: the articles of the treaty by subject and by how strong a duty they lay down."""

from collections import Counter
from typing import NamedTuple

import pandas as pd

from ..data.course import sources_of
from ..data.pact_rows import Article
from ..data.rows import rows_of
from ..formatting import format_count
from ..markup.cards import card, paragraph, references
from ..markup.tags import Markup
from .grid import ACROSS, Chip, Grid, Heading, Menu


class Obligation(NamedTuple):
    """The strength of an obligation: its name, what it means, and its tone."""

    name: str
    meaning: str
    tone: str


#: The names of the columns, by the column subject.
SUBJECTS = {
    "politics": "Politics",
    "security": "Security",
    "economy": "Economy",
    "science-technology": "Science",
    "society-culture-information": "Society, media",
    "legal-final": "Law, final rules",
}
#: By the column obligation, from the strongest.
OBLIGATIONS = {
    "assist": Obligation("Assist", "must help the other party", "vermilion"),
    "consult": Obligation("Consult", "must talk with the other party", "orange"),
    "cooperate": Obligation("Cooperate", "work together; no set act is due", "blue"),
    "none": Obligation("No duty to help", "abstain, or procedure", "grey"),
    "": Obligation("Not known", "no report found; subject not known", "grey"),
}
_BASIS = {
    "explicit": "A source names the number of this article.",
    "inferred": "The number of this article is inferred.",
    "unsourced": "No report found.",
}


class ArticleMap(Grid):
    """The articles of a treaty as boxes: columns by subject, rows by strength of obligation.

    Parameters
    ----------
    articles
        The table `course.articles`.
    title
        The heading.
    """

    corner = "Strength"
    noun = "articles"
    inline = True
    note = (
        "How strong a duty each article lays down, as judged for this course. "
        "A dashed edge means that the number is inferred, or that no report was found."
    )

    def __init__(
        self, articles: pd.DataFrame, *, title: str = "Twenty-three articles, one duty to assist"
    ) -> None:
        self.title = title
        self._sources = sources_of(articles)
        rows = rows_of(articles, Article)
        self.columns = {key: Heading(name) for key, name in SUBJECTS.items()}
        present = {article.obligation for article in rows}
        used = {key: kind for key, kind in OBLIGATIONS.items() if key in present}
        self.rows = {key: Heading(kind.name, kind.meaning) for key, kind in used.items()}
        # An article without a text has no known subject: such articles stand across a row of their
        # own.
        self.chips = [
            self._chip(article, article.subject if article.subject in SUBJECTS else ACROSS)
            for article in rows
        ]
        self.menus = [Menu("Strength", {key or "unknown": kind.name for key, kind in used.items()})]

    def _chip(self, article: Article, column: str) -> Chip:
        return Chip(
            key=article.id,
            row=article.obligation,
            column=column,
            text=f"{article.number}",
            small=article.title,
            tone=OBLIGATIONS[article.obligation].tone,
            dashed=article.basis != "explicit",
            tags=(article.obligation or "unknown",),
            brief=f"Article {article.number}. {article.duty or article.basis_note}",
            card=self._card(article),
        )

    def _card(self, article: Article) -> Markup:
        terms = [
            paragraph(article.paraphrase),
            paragraph(article.trigger, "When?"),
            paragraph(article.duty, "Who must do what?"),
        ]
        basis = Markup("<p><b>Strength:</b> {}. <b>How we know:</b> {} {}</p>").format(
            OBLIGATIONS[article.obligation].name.lower(), _BASIS[article.basis], article.basis_note
        )
        end = references(article.sources, article.note, self._sources)
        return card(
            f"Article {article.number}: {article.title}",
            [*(terms if article.duty else ()), basis, end],
        )

    def sentence(self) -> str:
        counts = Counter(chip.row for chip in self.chips)
        told = ", ".join(f"{counts[key]} {OBLIGATIONS[key].name.lower()}" for key in self.rows)
        return f"{format_count(len(self.chips), 'article')} by subject and strength: {told}."
