// A nested list of links as a tree: one stop of the Tab key, arrows go through it, branches fold. Enter follows the link.

const LETTER_MS = 600;
// A larger tree opens with its first two levels.
const MOST_OPEN = 60;

export function growTree(root) {
  const items = [...root.querySelectorAll("a")];
  const branchOf = (item) => item.parentElement.querySelector(":scope > ul");
  const aboveOf = (item) => item.closest("ul") === root ? null : item.closest("ul").parentElement.querySelector(":scope > a");
  const isSeen = (item) => { for (let one = aboveOf(item); one; one = aboveOf(one)) if (one.ariaExpanded === "false") return false; return true; };
  const current = root.querySelector("[aria-current]");
  let typed = "";
  let timer = 0;

  function fold(item, isOpen) {
    item.ariaExpanded = String(isOpen);
    branchOf(item).hidden = !isOpen;
  }

  function visit(item) {
    if (!item) return;
    for (const one of items) one.tabIndex = one === item ? 0 : -1;
    item.focus();
  }

  function find(letter, from) {
    clearTimeout(timer);
    timer = setTimeout(() => { typed = ""; }, LETTER_MS);
    typed += letter.toLocaleLowerCase();
    const seen = items.filter(isSeen);
    const start = seen.indexOf(from) + (typed.length === 1 ? 1 : 0);
    visit([...seen.slice(start), ...seen.slice(0, start)].find((one) => one.textContent.trim().toLocaleLowerCase().startsWith(typed)));
  }

  root.setAttribute("role", "tree");
  for (const list of root.querySelectorAll("ul")) list.setAttribute("role", "group");
  for (const row of root.querySelectorAll("li")) row.setAttribute("role", "none");
  items.forEach((item, number) => {
    item.setAttribute("role", "treeitem");
    item.tabIndex = item === (current ?? items[0]) ? 0 : -1;
    const branch = branchOf(item);
    if (!branch) return;
    branch.id = `${root.id || "tree"}-${number}`;
    item.setAttribute("aria-owns", branch.id);
    fold(item, items.length <= MOST_OPEN || item.closest("ul") === root || branch.contains(current));
    // The sign before the name folds; the name is a link.
    item.addEventListener("click", (event) => {
      if (event.target.closest("[data-fold]")) { event.preventDefault(); fold(item, item.ariaExpanded === "false"); }
    });
    const sign = Object.assign(document.createElement("i"), { ariaHidden: "true" });
    sign.dataset.fold = "";
    item.prepend(sign);
  });

  // Only the tree is moved, and only so far that the term at hand is in sight.
  if (current) root.scrollTop = current.offsetTop - root.offsetTop - root.clientHeight / 3;

  root.addEventListener("keydown", (event) => {
    const item = event.target.closest("[role=treeitem]");
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
    const seen = items.filter(isSeen);
    const at = seen.indexOf(item);
    const isRtl = getComputedStyle(root).direction === "rtl";
    const key = isRtl ? { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[event.key] ?? event.key : event.key;
    if (key === "ArrowDown") visit(seen[at + 1]);
    else if (key === "ArrowUp") visit(seen[at - 1]);
    else if (key === "Home") visit(seen[0]);
    else if (key === "End") visit(seen.at(-1));
    else if (key === "ArrowRight" && branchOf(item)) { if (item.ariaExpanded === "false") fold(item, true); else visit(branchOf(item).querySelector("a")); }
    else if (key === "ArrowLeft" && item.ariaExpanded === "true") fold(item, false);
    else if (key === "ArrowLeft") visit(aboveOf(item));
    else if (key === "*") { for (const one of [...item.closest("ul").children]) if (one.querySelector(":scope > ul")) fold(one.querySelector("a"), true); }
    else if (key.length === 1 && key !== " ") find(key, item);
    else return;
    event.preventDefault();
  });
}
