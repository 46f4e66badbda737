// Translating in the page: a click on an outlined text opens its editor beside the page. Ctrl + click follows a link as usual.
import { enhance } from "./translation_editor.js";

const panel = document.querySelector("[data-panel]");
const slot = panel.querySelector("[data-slot]");
const links = new Map([...document.querySelectorAll("[data-edit]")].map((link) => [link.dataset.edit, link.href]));

// The texts of an element: its own, or those of its attributes (title, aria-label, placeholder) and of an option.
function addressAt(element) {
  const own = element.closest("[data-message]");
  if (own) return own.dataset.message;
  return element.closest("[data-messages]")?.dataset.messages.split(" ")[0].split(":")[1];
}

function show(html, url) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const form = page.querySelector("[data-editor]");
  if (!form) return location.assign(url);
  slot.replaceChildren(form);
  form.addEventListener("submit", (event) => send(event, form, url));
  enhance(form);
  if (!panel.open) panel.show();
  form.querySelector("[data-form]")?.focus();
}

async function open(address) {
  const url = links.get(address);
  if (!url) return;
  const response = await fetch(url);
  show(await response.text(), url);
}

// Saved: the page is read again and shows it. Refused: the answer is the form, with what was typed and the reasons.
async function send(event, form, url) {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const response = await fetch(form.action, { method: "POST", body });
  if (response.ok) location.reload();
  else show(await response.text(), url);
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.target.closest("[data-panel]")) return;
  const listed = event.target.closest("[data-edit]");
  const address = listed ? listed.dataset.edit : addressAt(event.target);
  if (!address || !links.has(address) || (!listed && event.target.closest("[data-on-page]"))) return;
  event.preventDefault();
  open(address);
}, { capture: true });
