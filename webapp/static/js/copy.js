/* Adds copy buttons to citations, one that copies what is selected in the page's text with its citation, and on a phone one
   that hands the link to other programs. */
const said = document.querySelector("[data-copied]");

function add(place, name, label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = name;
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    said.textContent = "";
    said.textContent = said.dataset.copied;
    button.textContent = said.dataset.copied;
    setTimeout(() => { button.textContent = name; }, 2000);
  });
  place.append(button);
}

function paragraphs(place) {
  return [...place.querySelectorAll("p")].map((one) => one.textContent.trim()).join("\n");
}

function links() {
  for (const place of document.querySelectorAll("[data-copy-link]:not(:has(.copy))")) {
    if (navigator.clipboard) add(place, said.dataset.linkName, "", () => place.dataset.copyLink);
    if (navigator.share && matchMedia("(pointer: coarse)").matches) share(place);
  }
}

if (said && navigator.clipboard) {
  for (const place of document.querySelectorAll("[data-copy]"))
    add(place, said.dataset.copyName, place.dataset.copy, () => paragraphs(place));
  const quote = document.querySelector("[data-quote]");
  if (quote)
    add(quote, quote.dataset.name, "", () => {
      const selected = String(getSelection()).trim() || document.querySelector(".text")?.innerText.trim() || "";
      const [open, close] = quote.dataset.marks;
      return `${open}${selected}${close} ${quote.dataset.quote}`;
    });
}

function share(place) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = said.dataset.shareName;
  // Whoever changes their mind has done nothing wrong.
  button.addEventListener("click", () => navigator.share({ title: document.title, url: place.dataset.copyLink }).catch(() => {}));
  place.append(button);
}

if (said) {
  links();
  document.addEventListener("results", links);
}
