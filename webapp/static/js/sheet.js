/* On a narrow screen the filters come up as a sheet over the results: a dialog, so that the rest is out of reach, Esc
   closes it and the focus returns. So it does for who skips to them. Without this module both links lead down to the
   filters; on a wide screen they always stand beside the results. */
const opener = () => document.querySelector(".to-filters");
const region = document.querySelector("[data-live]");
const home = document.querySelector("#filters")?.parentElement;

function open() {
  const filters = document.querySelector("#filters");
  const sheet = document.createElement("dialog");
  sheet.className = "sheet-of-filters";
  sheet.setAttribute("aria-label", filters.getAttribute("aria-label"));
  const done = document.createElement("button");
  done.className = "sign";
  done.type = "button";
  const count = () => { done.textContent = region.dataset.show; };
  count();
  sheet.append(filters, done);
  document.body.append(sheet);
  document.addEventListener("results", count);
  done.addEventListener("click", () => sheet.close());
  sheet.addEventListener("close", () => {
    document.removeEventListener("results", count);
    home.append(filters);
    sheet.remove();
    opener()?.focus({ preventScroll: true });
  });
  sheet.showModal();
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("a[href='#filters']") || !home || !opener()?.checkVisibility()) return;
  event.preventDefault();
  open();
});
