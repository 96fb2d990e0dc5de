"""TreatyAndSanctions: what the treaty promises, held against the sanctions of the UN."""

from collections import Counter
from typing import NamedTuple

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.pact_rows import Article, SanctionRule
from ..data.rows import rows_of
from ..formatting import format_count
from ..markup.cards import card, paragraph, references
from ..markup.tags import Markup
from .grid import Chip, Grid, Heading, Menu


class Status(NamedTuple):
    """What a resolution says of an act: in a word, what the word means, and its tone."""

    name: str
    meaning: str
    tone: str


#: By the column status of data/sanctions.csv.
STATUSES = {
    "banned": Status("Banned", "the resolution forbids it", "vermilion"),
    "limited": Status("Limited", "allowed up to a limit, or if a UN committee agrees", "orange"),
    "disputed": Status("Disputed", "states read the resolution differently", "grey"),
    "allowed": Status("Allowed", "the resolution makes an exception for it", "blue"),
}


class TreatyAndSanctions(Grid):
    """Acts under articles of the treaty as rows, resolutions of the Security Council as columns.

    Parameters
    ----------
    course
        The tables to take rules and articles from.
    title
        The heading.
    """

    corner = "What is done"
    noun = "rules"
    inline = True
    first_width = "24%"
    note = (
        "The resolutions bind all UN members (Article 25 of the UN Charter), Russia and the DPRK "
        "among them. Where a box is empty, the course lists no rule of that resolution on the act."
    )

    def __init__(
        self, *, course: Course = the_course, title: str = "Which article touches which resolution?"
    ) -> None:
        self.title = title
        rules = rows_of(course.sanctions, SanctionRule)
        self._sources = sources_of(course.sanctions)
        self._articles = {article.id: article for article in rows_of(course.articles, Article)}
        self.columns = {
            rule.resolution: Heading(rule.resolution.split()[0], str(rule.year))
            for rule in sorted(rules, key=lambda rule: (rule.year, rule.resolution))
        }
        self.rows = {
            rule.act: Heading(rule.act, f"Article {self._articles[rule.article].number}")
            for rule in sorted(rules, key=lambda rule: self._articles[rule.article].number)
        }
        self.chips = [self._chip(rule) for rule in rules]
        present = {rule.status for rule in rules}
        self.menus = [Menu("Rule", {key: s.name for key, s in STATUSES.items() if key in present})]

    def _chip(self, rule: SanctionRule) -> Chip:
        status = STATUSES[rule.status]
        return Chip(
            key=rule.id,
            row=rule.act,
            column=rule.resolution,
            text=status.name,
            small=rule.short,
            tone=status.tone,
            listed=f"Resolution {rule.resolution}, {rule.act}: {status.name.lower()}",
            dashed=rule.status == "disputed",
            tags=(rule.status,),
            brief=f"Resolution {rule.resolution}, paragraph {rule.paragraph}. {rule.rule}",
            card=self._card(rule),
        )

    def _card(self, rule: SanctionRule) -> Markup:
        article = self._articles[rule.article]
        status = STATUSES[rule.status]
        return card(
            f"{rule.act}: {status.name.lower()}",
            [
                paragraph(article.paraphrase, f"Article {article.number} of the treaty:"),
                paragraph(rule.rule, f"Resolution {rule.resolution}, paragraph {rule.paragraph}:"),
                paragraph(rule.said, "What is said about it:") if rule.said else Markup(""),
                references(rule.sources, rule.note, self._sources),
            ],
            when=str(rule.year),
            meta=f"{status.name}: {status.meaning}",
        )

    def sentence(self) -> str:
        counts = Counter(chip.tags[0] for chip in self.chips)
        told = ", ".join(
            f"{counts[key]} {status.name.lower()}"
            for key, status in STATUSES.items()
            if counts[key]
        )
        return (
            f"{format_count(len(self.chips), 'rule')} of "
            f"{format_count(len(self.columns), 'resolution')} on "
            f"{format_count(len(self.rows), 'kind')} of acts that the treaty speaks of: {told}."
        )
