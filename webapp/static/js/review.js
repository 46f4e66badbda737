// Single keys in the review queue. Each presses or opens what the page marks with it, so that a key does nothing that a
// button or link does not. Off where the person switched them off, and while they type.

const keys = document.querySelector("[data-keys]");
const told = document.querySelector("[data-told]");
const comment = document.querySelector("[data-comment]");

function isTyping(target) {
  return target.closest("input:not([type=checkbox], [type=hidden]), textarea, select, [contenteditable]") !== null;
}

function press(target) {
  if (target.tagName === "TEXTAREA") {
    comment.open = true;
    target.focus();
  } else {
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
  const target = keys?.dataset.keys === "on" && document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  press(target);
});

// A page that was just opened is not read out; what was decided is.
told?.focus();
