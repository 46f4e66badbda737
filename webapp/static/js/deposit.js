// The page of deposit: files are sent as soon as they are chosen or dropped, and the list below follows what becomes
// of them. Without this module the form sends them.

import { giveUp, send } from "./tus.js";
import { keepFresh, refresh } from "./uploads_list.js";

const AT_A_TIME = 2;
const form = document.querySelector("[data-drop]");
const sending = document.querySelector("[data-sending]");
const said = document.querySelector("[data-said]");
const template = document.querySelector("template[data-row]");
const waiting = [];
let going = 0;

function makeRow(file) {
  const row = template.content.firstElementChild.cloneNode(true);
  const part = (name) => row.querySelector(`[data-${name}]`);
  const item = { file, row, told: part("told"), percent: part("percent"), bar: row.querySelector("progress"), stop: null };
  part("name").textContent = file.name;
  say(item, "waiting");
  part("pause").addEventListener("click", () => (item.stop ? stop(item) : goOn(item)));
  part("cancel").addEventListener("click", () => cancel(item));
  sending.querySelector("[data-rows]").append(row);
  return item;
}

function say(item, state, words = item.told.dataset[state]) {
  item.row.dataset.state = state;
  item.told.textContent = words;
}

function showProgress(item, bytes) {
  const share = item.file.size ? bytes / item.file.size : 1;
  item.bar.value = share;
  item.percent.textContent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(share);
  say(item, "going");
}

function stop(item) {
  item.stop.abort();
  const button = item.row.querySelector("[data-pause]");
  [button.textContent, button.dataset.resumeWords] = [button.dataset.resumeWords, button.textContent];
  say(item, "paused");
}

function goOn(item) {
  const button = item.row.querySelector("[data-pause]");
  if (item.row.dataset.state === "paused") {
    [button.textContent, button.dataset.resumeWords] = [button.dataset.resumeWords, button.textContent];
  }
  if (!waiting.includes(item)) waiting.push(item);
  next();
}

async function cancel(item) {
  item.stop?.abort();
  if (waiting.includes(item)) waiting.splice(waiting.indexOf(item), 1);
  item.row.remove();
  sending.hidden = !sending.querySelector(".upload");
  await giveUp(item.file);
  await refresh();
}

async function run(item) {
  item.stop = new AbortController();
  going += 1;
  try {
    const watch = { signal: item.stop.signal, onProgress: (bytes) => showProgress(item, bytes), onOffline: () => say(item, "offline") };
    await send(item.file, form.dataset.uploadsUrl, watch);
    item.row.remove();
    await refresh();
  } catch (error) {
    if (error.name !== "AbortError") say(item, "problem", error.message || item.told.dataset[error.status === 401 ? "signedOut" : "offline"]);
  } finally {
    item.stop = null;
    going -= 1;
    sending.hidden = !sending.querySelector(".upload");
    if (!going && !waiting.length && sending.hidden) said.textContent = said.dataset.allSent;
    next();
  }
}

function next() {
  while (going < AT_A_TIME && waiting.length) run(waiting.shift());
}

function take(files) {
  sending.hidden = false;
  said.textContent = "";
  for (const [place, file] of [...files].entries()) {
    const item = makeRow(file);
    if (place < Number(form.dataset.most)) waiting.push(item);
    else say(item, "problem", item.told.dataset.tooMany);
  }
  next();
}

form.classList.add("is-live");
form.querySelector("input[type=file]").addEventListener("change", (event) => {
  take(event.target.files);
  event.target.value = "";
});
for (const name of ["dragover", "dragenter"]) {
  document.addEventListener(name, (event) => { event.preventDefault(); form.dataset.over = ""; });
}
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) delete form.dataset.over; });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  delete form.dataset.over;
  if (event.dataTransfer.files.length) take(event.dataTransfer.files);
});
window.addEventListener("beforeunload", (event) => { if (going) event.preventDefault(); });
keepFresh();
