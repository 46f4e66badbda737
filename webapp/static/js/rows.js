// Rows of a form that are put in order by dragging their handle, beside the buttons that do the same without.

export function dragRows(list) {
  const rows = () => [...list.children];
  let dragged = null;

  for (const handle of list.querySelectorAll("[data-handle]")) handle.hidden = rows().length < 2;

  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-handle]")?.closest("li") ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(dragged, 0, 0);
  });

  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li");
    if (!dragged || over?.parentElement !== list) return;
    event.preventDefault();
    const isBelow = event.clientY > over.getBoundingClientRect().top + over.offsetHeight / 2;
    if (over !== dragged) over[isBelow ? "after" : "before"](dragged);
  });

  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (dragged) number();
    dragged = null;
  });

  // Names and buttons say which row they are of.
  function number() {
    rows().forEach((row, place) => {
      for (const control of row.querySelectorAll("[name]")) {
        if (control.tagName !== "BUTTON") control.name = control.name.replace(/\.\d+/, `.${place}`);
        else {
          control.value = control.value.replace(/\d+$/, place);
          if (control.value.includes(":up:")) control.disabled = place === 0;
          if (control.value.includes(":down:")) control.disabled = place === rows().length - 1;
        }
      }
    });
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
