"""QTI 2.1, and QTI 1.2 for Canvas, are read back by readers that are not ours."""

import os
import re
from pathlib import Path

import pytest
from lessonkit.publish.question_bank import wording
from lessonkit.publish.question_bank.bank import Sorting
from lxml import etree
from onyx2moodle.parser import parse_item
from question_samples import as_text, squeezed, unpacked

QTI = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}
CANVAS = {"c": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


def test_qti_package_lists_its_files_and_each_lesson_is_a_test(bank, exports):
    parts = unpacked(exports["qti-2.1.zip"])
    ns = {"p": "http://www.imsglobal.org/xsd/imscp_v1p1"}
    manifest = etree.fromstring(parts.pop("imsmanifest.xml"))
    resources = {one.get("identifier"): one for one in manifest.iterfind(".//p:resource", ns)}
    assert {one.get("href") for one in resources.values()} == set(parts)
    for lesson in bank.lessons:
        test = etree.fromstring(parts[f"{lesson.stem}/test.xml"])
        hrefs = [one.get("href") for one in test.iterfind(".//q:assessmentItemRef", QTI)]
        needed = resources[f"test-{lesson.stem}"].findall("p:dependency", ns)
        ids = [one.id for one in (*lesson.choices, *lesson.sortings, *lesson.orderings)]
        assert hrefs == [f"{id}.xml" for id in ids]
        assert [one.get("identifierref") for one in needed] == ids


def test_qti_reads_questions_keys_and_reasons(bank, exports, tmp_path):
    parts = unpacked(exports["qti-2.1.zip"])
    for name, content in parts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    for lesson in bank.lessons:
        for choice in lesson.choices:
            item = parse_item(tmp_path / lesson.stem / f"{choice.id}.xml")
            (asked,) = item.interactions
            texts = [squeezed(one.html) for one in asked.choices]
            assert texts == [squeezed(one.text) for one in choice.options]
            (key,) = item.response_decls["RESPONSE"].correct_values
            assert [one.identifier == key for one in asked.choices] == [
                one.right for one in choice.options
            ]
            feedback = {one.identifier: squeezed(as_text(one.html)) for one in item.feedback}
            assert [feedback[one.identifier] for one in asked.choices] == [
                squeezed(wording.verdict(one)) for one in choice.options
            ]
            lines = [squeezed(line) for line in wording.basis_lines(choice)]
            assert all(line in feedback["shown"] for line in lines)


def test_qti_reads_sorting_and_order(bank, exports):
    parts = unpacked(exports["qti-2.1.zip"])
    for lesson in bank.lessons:
        for question in (*lesson.sortings, *lesson.orderings):
            item = etree.fromstring(parts[f"{lesson.stem}/{question.id}.xml"])
            shown = {
                one.get("identifier"): one.text
                for one in item.iterfind(".//q:itemBody//*[@identifier]", QTI)
            }
            right = [one.text for one in item.iterfind(".//q:correctResponse/q:value", QTI)]
            solution = [one.text for one in item.iterfind("q:modalFeedback/q:p", QTI)]
            if isinstance(question, Sorting):
                pairs = [tuple(shown[key] for key in pair.split()) for pair in right]
                assert pairs == [(one.text, one.group) for one in question.statements]
                assert solution == wording.sorting_lines(question)
            else:
                assert [shown[key] for key in right] == [one.title for one in question.steps]
                assert list(shown) != right and solution == wording.ordering_lines(question)


@pytest.mark.skipif(
    "QTI_SCHEMAS" not in os.environ,
    reason="QTI_SCHEMAS names a folder with the schemas of 1EdTech: qtiv2p1/imsqti_v2p1.xsd,"
    " imscp_v1p1.xsd and what they import, ims_qtiasiv1p2p1.dtd",
)
def test_qti_fits_the_schemas_of_1edtech(bank, exports):
    folder = Path(os.environ["QTI_SCHEMAS"])
    item = etree.XMLSchema(etree.parse(folder / "qtiv2p1" / "imsqti_v2p1.xsd"))
    manifest = etree.XMLSchema(etree.parse(folder / "imscp_v1p1.xsd"))
    for name, content in unpacked(exports["qti-2.1.zip"]).items():
        schema = manifest if name == "imsmanifest.xml" else item
        schema.assertValid(etree.fromstring(content))
    quizzes = etree.DTD((folder / "ims_qtiasiv1p2p1.dtd").as_posix())
    for lesson in bank.lessons:
        ident = f"pyongyang-pact-{lesson.stem}"
        quiz = unpacked(exports["canvas-qti-1.2.zip"])[f"{ident}/{ident}.xml"]
        # A DTD knows no name spaces.
        quizzes.assertValid(
            etree.fromstring(re.sub(rb"<questestinterop[^>]*>", b"<questestinterop>", quiz))
        )


def test_canvas_reads_questions_keys_and_reasons(bank, exports):
    parts = unpacked(exports["canvas-qti-1.2.zip"])
    for lesson in bank.lessons:
        ident = f"pyongyang-pact-{lesson.stem}"
        assert parts[f"{ident}/assessment_meta.xml"].count(b"practice_quiz") == 1
        quiz = etree.fromstring(parts[f"{ident}/{ident}.xml"])
        items = {one.get("ident"): one for one in quiz.iterfind(".//c:item", CANVAS)}
        for choice in lesson.choices:
            item = items.pop(choice.id)
            feedback = {
                one.get("ident"): as_text(one.findtext(".//c:mattext", namespaces=CANVAS))
                for one in item.findall("c:itemfeedback", CANVAS)
            }
            said, right = {}, []
            for case in item.iterfind(".//c:respcondition", CANVAS):
                key = case.findtext(".//c:varequal", namespaces=CANVAS)
                shown = case.find("c:displayfeedback", CANVAS)
                if key and shown is not None:
                    said[key] = feedback[shown.get("linkrefid")]
                if case.findtext("c:setvar", namespaces=CANVAS) == "100":
                    right.append(key)
            labels = [
                (one.get("ident"), as_text(one.findtext(".//c:mattext", namespaces=CANVAS)))
                for one in item.iterfind(".//c:response_label", CANVAS)
            ]
            assert [text for _, text in labels] == [one.text for one in choice.options]
            assert right == [labels[choice.key][0]]
            assert [said[key] for key, _ in labels] == [
                wording.verdict(one) for one in choice.options
            ]
            assert all(one.text in feedback["general_fb"] for one in choice.basis)
        for sorting in lesson.sortings:
            pairs = canvas_pairs(items.pop(sorting.id))
            assert pairs == [(one.text, one.group) for one in sorting.statements]
        for ordering in lesson.orderings:
            places = dict(canvas_pairs(items.pop(ordering.id)))
            assert [places[one.title] for one in ordering.steps] == list(wording.PLACES)
        assert not items


def canvas_pairs(item):
    """Return the pairs of a matching question."""
    keys = {
        one.find(".//c:varequal", CANVAS).get("respident"): one.findtext(
            ".//c:varequal", namespaces=CANVAS
        )
        for one in item.iterfind(".//c:respcondition", CANVAS)
        if one.find(".//c:varequal", CANVAS) is not None
    }
    pairs = []
    for row in item.iterfind(".//c:response_lid", CANVAS):
        right = row.find(f".//c:response_label[@ident='{keys[row.get('ident')]}']", CANVAS)
        left, chosen = row.find("c:material", CANVAS), right
        pairs.append(tuple(as_text("".join(one.itertext()).strip()) for one in (left, chosen)))
    return pairs
