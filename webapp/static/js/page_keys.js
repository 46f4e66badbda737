/* Page Down at the foot of a page of a publication opens the next one, Page Up at its head the one before; elsewhere they
   scroll, as ever. */
const EDGE_PX = 2;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.target.closest("input, textarea, select, .sheet")) return;
  const { scrollTop, scrollHeight } = document.scrollingElement;
  const isAtEdge = { PageDown: scrollTop + innerHeight >= scrollHeight - EDGE_PX, PageUp: scrollTop <= EDGE_PX }[event.key];
  const link = isAtEdge && document.head.querySelector(event.key === "PageDown" ? "link[rel=next]" : "link[rel=prev]");
  if (!link) return;
  event.preventDefault();
  location.assign(link.href);
});
