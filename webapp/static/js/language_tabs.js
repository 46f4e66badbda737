/* Tabs of the languages that a text is there in, by the tab pattern of APG: the one chosen is shown, arrows go to the
   next. Without this module the same links lead down to the texts, which stand one below the other. */
const ARROWS = { ArrowRight: 1, ArrowLeft: -1 };

function makeTabs(section) {
  const list = section.querySelector(".language-tabs");
  const tabs = [...list.querySelectorAll("a")];
  const panelOf = (tab) => section.querySelector(`[id="${tab.hash.slice(1)}"]`);

  function show(chosen) {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.ariaSelected = String(isChosen);
      tab.tabIndex = isChosen ? 0 : -1;
      panelOf(tab).hidden = !isChosen;
    }
  }

  function move(event) {
    const step = ARROWS[event.key] * (getComputedStyle(list).direction === "rtl" ? -1 : 1);
    const at = { Home: 0, End: tabs.length - 1 }[event.key] ?? tabs.indexOf(event.target) + step;
    if (Number.isNaN(at)) return;
    event.preventDefault();
    const tab = tabs.at(at % tabs.length);
    show(tab);
    tab.focus();
  }

  list.role = "tablist";
  list.ariaLabel = section.dataset.tabs;
  for (const tab of tabs) {
    const panel = panelOf(tab);
    tab.parentElement.role = "none";
    tab.role = "tab";
    tab.id = `tab-${panel.id}`;
    tab.setAttribute("aria-controls", panel.id);
    panel.role = "tabpanel";
    panel.tabIndex = 0;
    panel.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => { event.preventDefault(); show(tab); });
  }
  list.addEventListener("keydown", move);
  show(tabs.find((tab) => tab.hash === location.hash) ?? tabs[0]);
}

document.querySelectorAll("[data-tabs]").forEach(makeTabs);
