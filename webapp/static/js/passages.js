// Shows the passage behind a proposal in the picture of its page, beside the form: at a click, and as the focus moves.

export function watchPassages(form, preview) {
  let shown = "";

  async function show(url) {
    if (!url || url === shown) return;
    shown = url;
    try {
      const answer = await fetch(url, { headers: { "X-Fragment": "passage" } });
      const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
      const figure = page && page.querySelector("figure");
      if (shown !== url) return;
      if (figure) { preview.replaceChildren(figure); preview.hidden = false; } else { shown = ""; }
    } catch {
      if (shown === url) shown = "";
    }
  }

  const isWide = matchMedia("(min-width: 60rem)");
  const showOf = (element) => {
    if (isWide.matches) show(element.closest(".proposed-term, .field")?.querySelector("[data-passage]")?.href);
  };
  form.addEventListener("focusin", (event) => showOf(event.target));
  // Whoever was quicker than this script is in a field already.
  if (form.contains(document.activeElement)) showOf(document.activeElement);
  form.addEventListener("click", (event) => {
    const link = event.target.closest("[data-passage]");
    if (link && isWide.matches && !event.ctrlKey && !event.metaKey) { event.preventDefault(); show(link.href); }
  });
}
