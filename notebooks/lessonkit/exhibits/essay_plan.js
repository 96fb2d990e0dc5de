// A desk for exam answers; the browser keeps the drafts. See Desk in essay.py.

import { download, make, makeButton, makeCheckbox, makeMenu } from "../page/dom.js";

const KEY = "pyongyang-pact/essay/";
const WAIT_MS = 8000;
const words = (text) => text.replace(/\[\d+\]/g, " ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const markers = (text) => new Set([...text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)));

function kept(id) {
  try {
    const draft = JSON.parse(localStorage.getItem(KEY + id));
    if (draft && typeof draft.texts === "object" && Array.isArray(draft.met) && Array.isArray(draft.used)) return draft;
  } catch { /* no draft that can be read: begin with an empty one, and do not touch what is there until something is written */ }
  return null;
}

function keep(id, draft) {
  try {
    localStorage.setItem(KEY + id, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export default {
  render({ model, el }) {
    const [title, prompts, parts, rubric] = ["title", "prompts", "parts", "rubric"].map((name) => model.get(name));
    const empty = () => ({ texts: {}, met: rubric.map(() => false), used: [] });
    let prompt = prompts[0];
    let draft = empty();
    let target = Object.keys(parts)[0];
    let asked = 0;

    const section = make("section", "lk-essay");
    section.setAttribute("aria-label", title);
    const menu = makeMenu("Question", prompts.map((p) => [p.id, `${p.words} words: ${p.question}`]), () => open(menu.select.value));
    const question = make("p", "lk-essay-question");
    const counted = make("p", "lk-essay-count");
    const fields = make("div", "lk-essay-parts");
    const areas = new Map();
    for (const [key, name] of Object.entries(parts)) {
      const label = make("label", "lk-essay-part");
      const heading = make("span", "lk-essay-name", name);
      const hint = make("span", "lk-hint");
      const area = make("textarea");
      area.rows = 5;
      area.setAttribute("aria-label", name);
      area.addEventListener("input", () => { draft.texts[key] = area.value; save(); tell(); });
      area.addEventListener("focus", () => { target = key; into.textContent = `Insert into: ${name}`; });
      label.append(heading, hint, area);
      fields.append(label);
      areas.set(key, { area, heading, hint, name });
    }
    const facts = makeMenu("Evidence from the course", [], () => {});
    const into = makeButton("", insert);
    const evidence = make("div", "lk-tools lk-essay-evidence");
    evidence.append(facts.box, into);
    const list = make("ol", "lk-essay-sources");
    const checks = make("fieldset", "lk-essay-rubric");
    const boxes = rubric.map((line, n) => {
      const check = makeCheckbox(line, () => { draft.met[n] = check.input.checked; save(); tell(); });
      return check;
    });
    checks.append(make("legend", "", "Rubric: tick what your answer does"), ...boxes.map(({ box }) => box));
    const mark = make("p", "lk-score");
    const markdown = makeButton("Download as Markdown", () => download(`${prompt.id}.md`, [asMarkdown()], "text/markdown"));
    const word = makeButton("Download as Word", askForWord);
    const clear = makeButton("Clear this draft", () => { sure.hidden = false; yes.focus(); });
    const yes = makeButton("Yes, clear it", () => {
      keep(`${prompt.id}/cleared`, draft);
      draft = empty();
      sure.hidden = true;
      save();
      fill();
      say("Cleared. “Bring back” returns it.");
    });
    const no = makeButton("No, keep it", () => { sure.hidden = true; clear.focus(); });
    const back = makeButton("Bring back", () => {
      // The two change places, so that what was written since is not lost either.
      const now = draft;
      draft = kept(`${prompt.id}/cleared`) ?? draft;
      keep(`${prompt.id}/cleared`, now);
      save();
      fill();
    });
    const sure = make("span", "lk-tools");
    sure.append(make("span", "", "Clear all four parts?"), yes, no);
    sure.hidden = true;
    const tools = make("div", "lk-tools");
    tools.append(markdown, word, clear, sure, back);
    const status = make("p", "lk-grid-status");
    status.setAttribute("role", "status");
    const row = make("div", "lk-tools");
    row.append(menu.box);
    section.append(make("h3", "lk-grid-title", title), row, question, counted, fields, evidence, list, checks, mark, tools, status);
    el.append(section);

    const say = (text) => { status.textContent = text; };
    const whole = () => Object.keys(parts).map((key) => draft.texts[key] ?? "").join("\n");
    const number = () => words(whole());

    function save() {
      say(keep(prompt.id, draft) ? "Saved in this browser, on this computer." : "This browser keeps no drafts: download your text before you leave.");
      back.hidden = !kept(`${prompt.id}/cleared`);
    }
    function open(id) {
      prompt = prompts.find((p) => p.id === id) ?? prompts[0];
      draft = kept(prompt.id) ?? empty();
      menu.select.value = prompt.id;
      question.textContent = prompt.question;
      facts.select.replaceChildren(...prompt.evidence.map((e, n) => new Option(`${e.when}: ${e.title}`, n)));
      sure.hidden = true;
      back.hidden = !kept(`${prompt.id}/cleared`);
      say(number() ? "Your draft of this question is back." : "What you write is saved in this browser as you type.");
      fill();
    }
    function fill() {
      for (const [key, { area, hint }] of areas) {
        area.value = draft.texts[key] ?? "";
        hint.textContent = prompt.hints[key];
      }
      boxes.forEach(({ input }, n) => { input.checked = Boolean(draft.met[n]); });
      into.textContent = `Insert into: ${parts[target]}`;
      tell();
    }
    function cited() {
      const present = markers(whole());
      return draft.used.map((fact, n) => ({ n: n + 1, fact: prompt.evidence.find((e) => e.title === fact) })).filter(({ n, fact }) => fact && present.has(n));
    }
    function sources() {
      return cited().map(({ n, fact }) => `[${n}] ${fact.title} (${fact.when}). ${fact.sources.join("; ")}`);
    }
    function count() {
      const n = number();
      const off = n - prompt.words;
      const judge = !n ? "nothing written yet" : Math.abs(off) <= prompt.words / 10 ? "within the limit" : off < 0 ? `${-off} to go` : `${off} too many`;
      return `${n} of ${prompt.words} words: ${judge}`;
    }
    function tell() {
      counted.textContent = count();
      for (const [key, { heading, name }] of areas) heading.textContent = `${name}: ${words(draft.texts[key] ?? "")} words`;
      list.replaceChildren(...cited().map(({ n, fact }) => {
        const item = make("li", "", `${fact.title} (${fact.when}). ${fact.sources.join("; ")}`);
        item.value = n;
        return item;
      }));
      const met = draft.met.filter(Boolean).length;
      mark.textContent = met ? `${met} of ${rubric.length} criteria ticked` : "";
    }
    function insert() {
      const fact = prompt.evidence[facts.select.value];
      if (!draft.used.includes(fact.title)) draft.used.push(fact.title);
      const { area } = areas.get(target);
      const text = `${fact.title} (${fact.when}) [${draft.used.indexOf(fact.title) + 1}].`;
      const spot = area.selectionEnd;
      const before = area.value.slice(0, spot);
      const gap = before && !/\s$/.test(before) ? " " : "";
      area.value = `${before}${gap}${text}${area.value.slice(spot)}`;
      area.selectionStart = area.selectionEnd = spot + gap.length + text.length;
      draft.texts[target] = area.value;
      save();
      tell();
      area.focus();
    }
    function asMarkdown() {
      const text = Object.entries(parts).map(([key, name]) => `## ${name}\n\n${draft.texts[key] ?? ""}\n`);
      const found = sources();
      return [`# ${prompt.question}\n`, ...text, `*${count()}*\n`,
        ...(found.length ? ["## Sources\n", ...found.map((line) => `${line}\n`)] : []),
        "## Rubric\n", rubric.map((line, n) => `- [${draft.met[n] ? "x" : " "}] ${line}`).join("\n"), ""].join("\n");
    }
    function askForWord() {
      asked += 1;
      const mine = asked;
      word.disabled = true;
      say("Making the Word file …");
      const failed = () => {
        if (!word.disabled || mine !== asked) return;
        word.disabled = false;
        say("No answer: the Word file needs a running kernel. Your text is safe; choose Run > Run All Cells and try again, or take Markdown.");
      };
      setTimeout(failed, WAIT_MS);
      try {
        model.send({ want: "word", number: mine, answer: {
          question: prompt.question, parts: Object.entries(parts).map(([key, name]) => [name, draft.texts[key] ?? ""]), words: count(),
          sources: sources(), rubric: rubric.map((line, n) => [line, Boolean(draft.met[n])]) } });
      } catch {
        failed();
      }
    }
    const received = (message, buffers) => {
      if (message?.word !== asked) return;
      word.disabled = false;
      download(`${prompt.id}.docx`, [buffers[0]], "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
      say("The Word file is in your downloads.");
    };
    model.on("msg:custom", received);
    open(prompt.id);
    return () => model.off("msg:custom", received);
  },
};
