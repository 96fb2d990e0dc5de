// Small helpers shared by the exhibits' scripts; `script` in exhibit.py puts them in front of each.

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

export function makeButton(text, action, label) {
  const button = make("button", "lk-button", text);
  button.type = "button";
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", action);
  return button;
}

export function makeMenu(label, options, changed) {
  // options: pairs of a value and its name.
  const box = make("label", "lk-menu", `${label} `);
  const select = make("select");
  // Without this, the name of a menu inside its label would also hold all its choices.
  select.setAttribute("aria-label", label);
  for (const [value, name] of options) select.append(new Option(name, value));
  select.addEventListener("change", changed);
  box.append(select);
  return { box, select };
}

export function makeCheckbox(label, changed) {
  const box = make("label", "lk-menu");
  const input = make("input");
  input.type = "checkbox";
  input.addEventListener("change", changed);
  box.append(input, ` ${label}`);
  return { box, input };
}

export function download(name, parts, type) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

