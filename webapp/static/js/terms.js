// Completes the names of terms in any language: a combobox of the WAI-ARIA pattern with a list. A chosen term becomes a
// ticked box; what is typed and not chosen is sent as it is.

const WAIT_MS = 150;
let lists = 0;

export function completeTerms(field) {
  const input = field.querySelector("[data-add]");
  const list = Object.assign(document.createElement("ul"), { className: "options", id: `options-${lists++}`, hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent.trim());
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id })) input.setAttribute(name, value);
  let timer = 0;
  let at = -1;

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(place) {
    const options = [...list.children];
    at = (place + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    input.setAttribute("aria-activedescendant", options[at].id);
  }

  function choose(option) {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name: input.dataset.add, value: option.dataset.key, checked: true });
    const label = document.createElement("label");
    label.append(box, ` ${option.dataset.label}`);
    // In a form that saves itself: that it was there once tells a tick taken off from one never set.
    if (box.name.startsWith("keep.")) label.append(Object.assign(document.createElement("input"), { type: "hidden", name: box.name.replace("keep", "seen"), value: box.value }));
    // A field for one term: the new one takes the place of the others.
    if ("single" in field.dataset) for (const one of field.querySelectorAll("[data-chosen] input")) one.checked = false;
    const there = [...field.querySelectorAll("input[type=checkbox]")].find((one) => one.value === box.value);
    if (there) there.checked = true;
    else field.querySelector("[data-chosen]").appendChild(document.createElement("li")).append(label);
    input.value = "";
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function show(terms) {
    list.replaceChildren(...terms.map((term, number) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${number}`, textContent: term.label });
      option.setAttribute("role", "option");
      Object.assign(option.dataset, { key: term.key, label: term.label });
      const more = [term.matched, term.path].filter(Boolean).join(" · ");
      if (more) option.append(Object.assign(document.createElement("small"), { textContent: more }));
      option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(option); });
      return option;
    }));
    list.hidden = !terms.length;
    at = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  async function ask() {
    const typed = input.value.split(";").at(-1).trim();
    if (!typed) { close(); return; }
    try {
      const answer = await fetch(`${field.dataset.terms}?q=${encodeURIComponent(typed)}`);
      if (answer.ok && document.activeElement === input) show(await answer.json());
    } catch {
      close();
    }
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(at + (event.key === "ArrowDown" ? 1 : -1)); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); choose(list.children[at]); }
  });
}
