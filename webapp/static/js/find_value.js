/* The field that finds a value of a facet answers while one types: the page's own address is asked for its block
   "values", with what is ticked. Without this module its button does. */
const WAIT_MS = 200;
const field = document.querySelector("[data-find]");
const status = document.querySelector("[data-status]");
let waiting, asking;

async function find() {
  asking?.abort();
  asking = new AbortController();
  const { form } = field;
  const parameters = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  try {
    const response = await fetch(`${location.pathname}?${parameters}`, { headers: { "X-Fragment": "values" }, signal: asking.signal });
    if (!response.ok) return;
    const values = form.querySelector("[data-values]");
    values.replaceChildren(...new DOMParser().parseFromString(await response.text(), "text/html").body.childNodes);
    status.textContent = values.querySelector(".why").textContent;
  } catch (error) {
    // The list stays as it is, and the button is still there.
    if (error.name !== "AbortError") console.warn(error);
  }
}

field?.addEventListener("input", (event) => {
  if (event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(find, WAIT_MS);
});
