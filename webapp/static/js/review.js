// Single keys in the review queue. Each presses or opens what the page marks with it, so that a key does nothing that a
// button or link does not. Off where the person switched them off, and while they type.

const keys = document.querySelector("[data-keys]");
const told = document.querySelector("[data-told]");
const ticks = [...document.querySelectorAll("[data-tick]")];
const comment = document.querySelector("[data-comment]");

function isTyping(target) {
  return target.closest("input:not([type=checkbox], [type=hidden]), textarea, select, [contenteditable]") !== null;
}

// The one that a key is about: in a list, where the focus is; else the one that the page marks.
function marked(key) {
  const near = key === "s" && document.activeElement.closest("li")?.querySelector("[data-tick]");
  return near || document.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function press(target) {
  if (target.tagName === "TEXTAREA") {
    comment.open = true;
    target.focus();
  } else {
    if (target.type === "checkbox") target.focus();
    target.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && comment?.contains(event.target)) {
    event.preventDefault();
    comment.querySelector("[data-submit]")?.click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const target = keys?.dataset.keys === "on" && marked(event.key);
  if (!target) return;
  event.preventDefault();
  press(target);
});

// Ticks are kept while one goes from record to record in this tab, until something was decided about them.
const kept = new Set(JSON.parse(sessionStorage.getItem("ticks") ?? "[]"));
for (const tick of ticks) {
  tick.checked ||= kept.has(tick.value);
  tick.addEventListener("change", () => {
    kept[tick.checked ? "add" : "delete"](tick.value);
    sessionStorage.setItem("ticks", JSON.stringify([...kept]));
  });
}
document.querySelector("[data-ticks-end]")?.addEventListener("submit", () => sessionStorage.removeItem("ticks"));

// A page that was just opened is not read out; what was decided is.
told?.focus();
