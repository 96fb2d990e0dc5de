// @ts-check
// An answer as a Word document (.docx): a zip file with a few small XML files.

import { zip } from "../page/zip_file.js";

/** @import { Answer } from "./essay_text.js" */

const SCHEMAS = "http://schemas.openxmlformats.org";
const MAIN = `xmlns:w="${SCHEMAS}/wordprocessingml/2006/main"`;
const RELATIONS = `${SCHEMAS}/officeDocument/2006/relationships`;
const PACKAGE = `${SCHEMAS}/package/2006`;
const TYPES = "application/vnd.openxmlformats";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The characters that XML does not allow. */
const NOT_IN_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const WORD_TYPE = `${TYPES}-officedocument.wordprocessingml.document`;

/** @param {string} text */
function escapeXml(text) {
  return text.replace(NOT_IN_XML, "").replace(/[&<>"]/g, (one) => ESCAPES[one]);
}

/** @param {string} text @param {"Normal" | "Heading1" | "Heading2"} [style] */
function paragraph(text, style = "Normal") {
  const look = `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  const run = `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  return `<w:p>${look}${text ? run : ""}</w:p>`;
}

/** @param {string} heading @param {string[]} lines */
function chapter(heading, lines) {
  return [paragraph(heading, "Heading2"), ...lines.map((line) => paragraph(line))];
}

/** @param {Answer} answer */
function documentXml({ question, name, parts, words, sources, rubric }) {
  const A4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>';
  const body = [
    paragraph(question, "Heading1"),
    ...(name ? [paragraph(`Name: ${name}`)] : []),
    paragraph(words),
    ...parts.flatMap(([part, text]) => chapter(part, text.split(/\n+/))),
    ...(sources.length ? chapter("Sources", sources) : []),
    ...chapter("Rubric", rubric.map(([criterion, met]) => `${met ? "☑" : "☐"} ${criterion}`)),
  ];
  return `<w:document ${MAIN}><w:body>${body.join("")}${A4}</w:body></w:document>`;
}

/** @param {string} id @param {string} name @param {number} halfPoints */
function headingStyle(id, name, halfPoints) {
  const level = Number(id.at(-1)) - 1;
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>` +
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>' +
    `<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="${level}"/></w:pPr>` +
    `<w:rPr><w:b/><w:sz w:val="${halfPoints}"/></w:rPr></w:style>`;
}

const STYLES = `<w:styles ${MAIN}>` +
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>' +
  '<w:sz w:val="24"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>' +
  '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>' +
  "</w:docDefaults>" +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>' +
  "<w:qFormat/></w:style>" +
  headingStyle("Heading1", "heading 1", 32) + headingStyle("Heading2", "heading 2", 26) +
  "</w:styles>";

/** @param {...[type: string, target: string]} relations */
function relationships(...relations) {
  const lines = relations.map(([type, target], n) =>
    `<Relationship Id="r${n + 1}" Type="${type}" Target="${target}"/>`
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${lines.join("")}</Relationships>`;
}

/** @param {Answer} answer */
function propertiesXml({ question, name }) {
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${escapeXml(question)}</dc:title><dc:creator>${escapeXml(name)}</dc:creator>` +
    "</cp:coreProperties>";
}

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="${TYPES}-package.relationships+xml"/>` +
  `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ` +
  `ContentType="${TYPES}-officedocument.wordprocessingml.styles+xml"/>` +
  `<Override PartName="/docProps/core.xml" ` +
  `ContentType="${TYPES}-package.core-properties+xml"/></Types>`;

/** Return an answer as the pieces of a Word document. What XML does not allow is left out.
 * @param {Answer} answer
 */
export function asWord(answer) {
  const files = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": relationships(
      [`${RELATIONS}/officeDocument`, "word/document.xml"],
      [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ),
    "docProps/core.xml": propertiesXml(answer),
    "word/document.xml": documentXml(answer),
    "word/_rels/document.xml.rels": relationships([`${RELATIONS}/styles`, "styles.xml"]),
    "word/styles.xml": STYLES,
  };
  return zip(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, DECLARATION + text]),
    ),
  );
}
