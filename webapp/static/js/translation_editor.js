// The editor of one text: tokens, preview and checks as one types, keys, and what was typed kept until it is saved.
// The form works without it; see partials/translate/editor.html.

const PAUSE_MS = 400;
const NAME = /%\((\w+)\)s/g;

function previewOf(text, number) {
  return text.replace(NAME, (_, name) => (name === "count" && number ? number : `‹${name}›`)).replaceAll("%%", "%");
}

function insert(field, text) {
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

async function check(form, fields) {
  const response = await fetch(form.dataset.check, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ forms: fields.map((field) => field.value) }),
  });
  if (!response.ok) return;
  const { findings } = await response.json();
  const items = findings.map(({ is_error, text }) => {
    const item = document.createElement("li");
    item.className = is_error ? "wrong" : "doubt";
    item.textContent = text;
    return item;
  });
  form.querySelector("[data-notes]").replaceChildren(...items);
}

function onKey(event, form, fields, steps) {
  const field = fields.includes(document.activeElement) ? document.activeElement : fields[0];
  const tokens = [...form.querySelectorAll("[data-token]")];
  const step = { ArrowUp: "previous", ArrowDown: "next" }[event.key];
  if (event.ctrlKey && event.key === "Enter") form.querySelector("[data-save]")?.click();
  else if (event.altKey && step && steps.querySelector(`[data-step=${step}]`)) steps.querySelector(`[data-step=${step}]`).click();
  else if (event.ctrlKey && event.shiftKey && event.key.toLowerCase() === "c") insert(field, form.querySelector("[data-source]").textContent);
  else if (event.ctrlKey && !event.shiftKey && tokens[Number(event.key) - 1]) insert(field, tokens[Number(event.key) - 1].dataset.token);
  else return;
  event.preventDefault();
}

// What was typed is kept in this browser: a lost connection loses nothing.
function keep(form, fields) {
  const name = `translation:${form.dataset.check}`;
  const typed = JSON.parse(sessionStorage.getItem(name) ?? "null");
  const seen = form.elements.seen.value;
  if (typed && typed.seen === seen) fields.forEach((field, index) => { field.value = typed.forms[index] ?? field.value; });
  form.addEventListener("input", () => sessionStorage.setItem(name, JSON.stringify({ seen, forms: fields.map((field) => field.value) })));
  form.addEventListener("submit", () => sessionStorage.removeItem(name));
}

export function enhance(form, steps = document) {
  const fields = [...form.querySelectorAll("[data-form]")];
  let pause;
  keep(form, fields);
  form.addEventListener("input", ({ target }) => {
    if (!fields.includes(target)) return;
    target.closest(".form").querySelector("[data-preview]").textContent = previewOf(target.value, target.dataset.number);
    clearTimeout(pause);
    pause = setTimeout(() => check(form, fields).catch(() => {}), PAUSE_MS);
  });
  for (const token of form.querySelectorAll("[data-token]")) {
    token.addEventListener("click", () => insert(fields.find((field) => field === form.lastField) ?? fields[0], token.dataset.token));
  }
  for (const field of fields) field.addEventListener("focus", () => { form.lastField = field; });
  form.addEventListener("keydown", (event) => onKey(event, form, fields, steps));
}

for (const form of document.querySelectorAll("[data-editor]")) enhance(form);
