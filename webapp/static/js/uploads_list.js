// The list of files that have arrived, fetched anew while any of them is being read.

const EVERY_MS = 2000;
const list = () => document.querySelector("[data-uploads]");

export async function refresh() {
  try {
    const answer = await fetch(location.pathname, { headers: { "X-Fragment": "uploads" }, redirect: "error" });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-uploads]");
    // Whoever is in the list with the keyboard is not thrown out of it.
    if (fresh && fresh.innerHTML !== list().innerHTML && !list().contains(document.activeElement)) list().replaceWith(fresh);
  } catch {
    // No connection, or signed out: what is shown stays, and the next time may be better.
  }
}

export function keepFresh() {
  setInterval(() => { if ("underWay" in list().dataset && !document.hidden) refresh(); }, EVERY_MS);
}
