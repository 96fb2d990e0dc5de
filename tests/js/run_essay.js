// @ts-check
// Reads answers from the standard input and writes the files that the planner makes of them, and
// the table that the single-file edition makes of the Markdown files: see tests/test_answers.py.

import { readFileSync } from "node:fs";
import { asMarkdown } from "../../notebooks/lessonkit/exhibits/essay_text.js";
import { asWord } from "../../notebooks/lessonkit/exhibits/essay_word.js";
import { unzip } from "../../notebooks/lessonkit/page/zip_file.js";
import { answerRow, asCsv, markdownLines } from "../../notebooks/lessonkit/publish/answer_lines.js";

/** @import { Answer } from "../../notebooks/lessonkit/exhibits/essay_text.js" */

/** @type {{ answers: Answer[], parts: string[], texts: string[], packed: string[] }} */
const { answers, parts, texts, packed } = JSON.parse(readFileSync(0, "utf-8"));
const rows = texts.map((text) => answerRow("a.md", markdownLines(text), parts));
const xml = packed.map((file) => {
  const bytes = Uint8Array.from(Buffer.from(file, "base64"));
  return unzip(bytes.buffer, "word/document.xml").catch((error) => `! ${error.message}`);
});
process.stdout.write(JSON.stringify({
  markdown: answers.map(asMarkdown),
  word: await Promise.all(
    answers.map(async (answer) =>
      Buffer.from(await new Blob(asWord(answer)).arrayBuffer()).toString("base64")
    ),
  ),
  rows,
  csv: asCsv(rows.filter((row) => row !== null)),
  xml: await Promise.all(xml),
}));
