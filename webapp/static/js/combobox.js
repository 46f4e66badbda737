// Suggestions under the search field, as an ARIA combobox with a listbox (APG: editable, list without completion inline).
// Without this module, or where the address of the suggestions does not answer, the field is a plain search field.

const WAIT_MS = 120;
const SHORTEST = 2;

for (const form of document.querySelectorAll("form[data-suggest]")) suggestIn(form);

function suggestIn(form) {
  const field = form.elements.q;
  const list = element("div", { id: `${field.id}-suggestions`, className: "suggestions", hidden: true }, { role: "listbox", "aria-label": form.dataset.label });
  const status = element("p", { className: "hidden" }, { role: "status" });
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) field.setAttribute(name, value);
  let options = [];
  let active = -1;
  let timer = 0;
  let request = new AbortController();

  function show(answer) {
    options = [];
    list.replaceChildren(...answer.groups.map((group, place) => groupOf(group, place)));
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = answer.status;
    choose(-1);
  }

  function groupOf(group, place) {
    const name = element("div", { id: `${list.id}-${place}`, textContent: group.name }, { role: "presentation" });
    const members = group.options.map((option) => {
      const made = element("div", { id: `${list.id}-option-${options.length}`, textContent: option.text, lang: option.language, dir: "auto" }, { role: "option", "aria-selected": "false" });
      made.addEventListener("click", () => location.assign(option.url));
      options.push({ element: made, url: option.url });
      return made;
    });
    const whole = element("div", {}, { role: "group", "aria-labelledby": name.id });
    whole.append(name, ...members);
    return whole;
  }

  function choose(place) {
    options[active]?.element.setAttribute("aria-selected", "false");
    active = place;
    const chosen = options[active]?.element;
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function close() {
    clearTimeout(timer);
    request.abort();
    show({ groups: [], status: "" });
  }

  async function ask() {
    request.abort();
    request = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: field.value })}`, { signal: request.signal });
      if (answer.ok) show(await answer.json());
    } catch {
      // No answer, or a newer question: the field works without.
    }
  }

  // While an input method composes a word, its letters are not yet what is meant.
  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.isComposing) return;
    if (field.value.trim().length < SHORTEST) close();
    else timer = setTimeout(ask, WAIT_MS);
  });
  field.addEventListener("compositionend", () => field.dispatchEvent(new Event("input")));
  field.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault());

  field.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    // The place before the first option is the field itself, with what was typed.
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(options[active].url);
    else return;
    event.preventDefault();
  });
}

function element(tag, properties, attributes) {
  const made = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
