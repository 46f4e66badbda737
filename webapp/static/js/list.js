/* My list: kept in this browser, and as an address in the link of the header. Adds a button to whatever is listable. */
const link = document.querySelector("[data-list]");
const status = document.querySelector("[data-status]");
const NAME = "putokaz-list";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? [];
  } catch {
    return [];
  }
}

function keep(keys) {
  localStorage.setItem(NAME, JSON.stringify(keys));
  point();
}

function point() {
  const keys = kept();
  link.search = keys.length ? new URLSearchParams(keys.map((key) => ["r", key])) : "";
  let count = link.querySelector("span");
  if (!count) link.append(" ", count = Object.assign(document.createElement("span"), { className: "listed-count" }));
  count.textContent = keys.length ? `(${keys.length})` : "";
}

function add(place) {
  const key = place.dataset.listable;
  const button = document.createElement("button");
  const item = document.createElement("li");
  button.type = "button";
  button.className = "add";
  const name = () => { button.textContent = kept().includes(key) ? link.dataset.remove : link.dataset.add; };
  button.addEventListener("click", () => {
    const isThere = kept().includes(key);
    const all = [key, ...(place.dataset.with ?? "").split(" ").filter(Boolean)];
    keep(isThere ? kept().filter((one) => !all.includes(one)) : [...new Set([...kept(), ...all])]);
    name();
    status.textContent = isThere ? link.dataset.removed : link.dataset.added;
  });
  name();
  item.append(button);
  place.append(item);
}

function addAll() {
  for (const place of document.querySelectorAll("[data-listable]:not(:has(.add))")) add(place);
}

if (link && window.localStorage) {
  point();
  addAll();
  document.addEventListener("results", addAll);
}
