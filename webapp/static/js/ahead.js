// The page that most readers want next, and its picture, once this page is whole: earlier they would slow down its picture.
const picture = document.querySelector("[data-ahead]");

function fetchAhead() {
  const page = document.createElement("link");
  page.rel = "prefetch";
  page.href = document.querySelector("link[rel=next]").href;
  document.head.append(page);
  const next = new Image();
  next.fetchPriority = "low";
  next.sizes = picture.sizes;
  next.srcset = picture.dataset.ahead;
}

if (picture && !navigator.connection?.saveData) addEventListener("load", fetchAhead, { once: true });
