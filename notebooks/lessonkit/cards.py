"""One event, or many, as HTML: the card, the list that opens, the table. All text of a table is escaped here."""

from .theme import CONFIDENCE, QUIET, state_name, theme_name
from .words import count, date_words, escape

MOST = 300


def when(event):
    """Return the date of an event (a row of the events table) in words."""
    return date_words(event.date, event.date_end, event.precision)


def span(events):
    """Return the years of a table of events in words, for example "1955 to 1993"."""
    first, last = events["date"].dt.year.min(), events["date"].dt.year.max()
    return f"{first} to {last}" if first < last else f"{first}"


def certainty(event):
    """Return how certain an event is and who says so, as HTML, for example "○ Alleged: the ROK says so"."""
    _, mark, word = CONFIDENCE[event.confidence]
    said = f": {escape(event.attribution)}" if event.attribution else ""
    return f"{mark} {word}{said}"


def details(event, events, *, note=True):
    """Return what there is to know about an event beyond date and title, as HTML.

    `events` is the table that the event was taken from; its `attrs` know the sources. `note` adds the teacher's
    note, closed.
    """
    rows = [f"<p>{escape(event.summary)}</p>", f"<p><b>How certain?</b> {certainty(event)}</p>"]
    for label, ids in (("Answers", event.responds_to), ("Answered by", _answers(event.id, events))):
        named = [f"{escape(other.title)} ({when(other)})" for other in _rows(ids, events)]
        if named:
            rows.append(f"<p><b>{label}:</b> {'; '.join(named)}</p>")
    if event.sources:
        sources = events.attrs["sources"].html(event.sources)
        rows.append(f"<p><b>{count(len(event.sources), 'Source').split()[1]}:</b> {sources}</p>")
    if note:
        rows.append(teachers_note(event.note))
    return "".join(rows)


def teachers_note(text):
    """Return a teacher's note, closed, as HTML; empty if there is none."""
    return f"<details><summary>Teacher’s note</summary><p>{escape(text)}</p></details>" if text else ""


def face(event, events):
    """Return what stands on the card of one event, as HTML."""
    meta = [escape(theme_name(event.theme)), ", ".join(escape(state_name(a)) for a in event.actors)]
    return (f'<p class="lk-when">{when(event)}</p><h4>{escape(event.title)}</h4>'
            f'<p class="lk-meta">{" · ".join(filter(None, meta))}</p>{details(event, events)}')


def card(event, events):
    """Return the card of one event as HTML."""
    return f'<article class="lk-card">{face(event, events)}</article>'


def as_list(chosen, events):
    """Return events as a list whose items open, as HTML. `chosen` is a part of the table `events`."""
    items = "".join(f"<li><details><summary><b>{when(e)}</b> {CONFIDENCE[e.confidence][1]} {escape(e.title)}</summary>"
                    f"{details(e, events)}</details></li>" for e in chosen.head(MOST).itertuples())
    return f'<ol class="lk-list">{items}</ol>{_rest(chosen)}'


def as_table(chosen):
    """Return events as a table of date, event, strand and certainty, as HTML."""
    rows = "".join(f"<tr><td>{when(e)}</td><td>{escape(e.title)}</td><td>{escape(theme_name(e.theme))}</td>"
                   f"<td>{CONFIDENCE[e.confidence][1]} {CONFIDENCE[e.confidence][2]}</td></tr>"
                   for e in chosen.head(MOST).itertuples())
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Date", "Event", "Strand", "How certain?"))
    return f'<table class="lk-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{_rest(chosen)}'


def _rows(ids, events):
    return events[events["id"].isin(ids)].itertuples() if ids else ()


def _answers(key, events):
    return [e for e, answered in zip(events["id"], events["responds_to"]) if key in answered]


def _rest(chosen):
    rest = len(chosen) - MOST
    return f'<p style="color:{QUIET}">… and {count(rest, "more event")}. Narrow the choice to see them.</p>' if rest > 0 else ""
