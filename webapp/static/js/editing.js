// The form of a record: saved by itself, terms completed, passages shown beside the field. It works without this.

import { watchPassages } from "./passages.js";
import { saveByItself } from "./autosave.js";
import { completeNames } from "./people.js";
import { dragRows } from "./rows.js";
import { completeTerms } from "./terms.js";

const form = document.querySelector("[data-edit]");
saveByItself(form, document.querySelector("[data-saved]"));
watchPassages(form, document.querySelector("[data-preview]"));
completeNames(form);
for (const list of form.querySelectorAll("[data-rows]")) dragRows(list);
for (const field of form.querySelectorAll("[data-terms]")) completeTerms(field);

// One key takes what is proposed for the field that one is in.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.altKey) return;
  const button = event.target.closest(".field")?.querySelector("[data-take]");
  if (button) { event.preventDefault(); button.click(); }
});
