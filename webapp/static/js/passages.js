// Shows the passage behind a proposal in the picture of its page, beside the form: at a click, and as the focus moves.

export function watchPassages(form, preview) {
  let shown = "";

  async function show(url) {
    if (!url || url === shown) return;
    shown = url;
    try {
      const answer = await fetch(url, { headers: { "X-Fragment": "passage" } });
      if (!answer.ok) return;
      const figure = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("figure");
      if (shown === url && figure) { preview.replaceChildren(figure); preview.hidden = false; }
    } catch {
      shown = "";
    }
  }

  const isWide = matchMedia("(min-width: 60rem)");
  form.addEventListener("focusin", (event) => {
    if (isWide.matches) show(event.target.closest(".proposed-term, .field")?.querySelector("[data-passage]")?.href);
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest("[data-passage]");
    if (link && isWide.matches && !event.ctrlKey && !event.metaKey) { event.preventDefault(); show(link.href); }
  });
}
