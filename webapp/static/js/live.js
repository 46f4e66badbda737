/* Filters that answer at once: the page's own address is asked for its block "results", and what came is put in place.
   Without this module the same form is sent by its button, and every chip is a link. */
const region = document.querySelector("[data-live]");
const status = document.querySelector("[data-status]");
const filters = () => document.querySelector("#filters");
let asking;

async function show(url, place = () => {}, isNew = true) {
  asking?.abort();
  asking = new AbortController();
  document.querySelector(".results").setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url, { headers: { "X-Fragment": "results" }, signal: asking.signal });
    if (!response.ok) throw new Error(response.status);
    put(new DOMParser().parseFromString(await response.text(), "text/html"));
    if (isNew) history.pushState(null, "", response.url);
    follow();
    place();
  } catch (error) {
    if (error.name === "AbortError") return;
    document.querySelector(".results").removeAttribute("aria-busy");
    // The whole page says better than we could what went wrong; offline there would be none, and this one stays.
    if (navigator.onLine) location.assign(url);
  }
}

function put(answer) {
  const focused = filters().contains(document.activeElement) ? document.activeElement : null;
  const open = new Set(folds().filter(([, fold]) => fold.open).map(([key]) => key));
  const fresh = answer.querySelector("[data-live]");
  document.querySelector(".results").replaceWith(answer.querySelector(".results"));
  filters().replaceChildren(...answer.querySelector("#filters").childNodes);
  for (const [key, fold] of folds()) if (open.has(key)) fold.open = true;
  if (focused?.name) again(focused)?.focus({ preventScroll: true });
  Object.assign(region.dataset, fresh.dataset);
  document.title = fresh.dataset.title;
  status.textContent = document.querySelector("#results").textContent;
  document.dispatchEvent(new CustomEvent("results"));
}

/* What is unfolded, by the facet it stands in and its place there. */
function folds() {
  return [...filters().querySelectorAll("fieldset")].flatMap((facet, at) =>
    [...facet.querySelectorAll("details")].map((fold, place) => [`${facet.querySelector("[name]")?.name ?? at} ${place}`, fold]));
}

function again(field) {
  const same = [...filters().querySelectorAll(`[name="${CSS.escape(field.name)}"]`)];
  return field.type === "checkbox" ? same.find((one) => one.value === field.value) : same[0];
}

/* The links to this page in other languages lead to what is in sight now. */
function follow() {
  const rest = location.pathname.replace(/^\/[^/]+/, "") + location.search;
  for (const link of document.querySelectorAll(".languages a"))
    link.search = "?" + new URLSearchParams({ next: `/${link.hreflang}${rest}` });
}

function address(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${form.action.split("?")[0]}?${new URLSearchParams(filled)}`;
}

if (region) {
  region.dataset.on = "";
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form.filters");
    if (form && event.target.name) show(address(form));
  });
  document.addEventListener("click", (event) => {
    const chip = event.target.closest(".chips a");
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const at = [...document.querySelectorAll(".chips .chip")].indexOf(chip);
    show(chip.href, () => {
      const left = document.querySelectorAll(".chips .chip");
      (at < 0 ? document.querySelector("#results") : left[at] ?? left[at - 1] ?? document.querySelector("#results")).focus();
    });
  });
  addEventListener("popstate", () => show(location.href, undefined, false));
}
