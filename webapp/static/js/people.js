// Names that are in the collection already, in the browser's own list while one types. What is typed is sent as it is.

const WAIT_MS = 150;

export function completeNames(form) {
  const list = Object.assign(document.createElement("datalist"), { id: "known-people" });
  form.append(list);
  let timer = 0;

  async function ask(field) {
    try {
      const answer = await fetch(`${form.dataset.people}?q=${encodeURIComponent(field.value)}`);
      if (answer.ok) list.replaceChildren(...(await answer.json()).map((value) => Object.assign(document.createElement("option"), { value })));
    } catch {
      // Without an answer the field is a plain one.
    }
  }

  form.addEventListener("input", (event) => {
    if (!event.target.matches("[data-person]")) return;
    event.target.setAttribute("list", list.id);
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS, event.target);
  });
}
