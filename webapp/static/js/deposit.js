// The page of deposit: files are sent as soon as they are chosen or dropped, and the list below follows what becomes
// of them. Without this module the form sends them.

import { giveUp, send } from "./tus.js";
import { UploadRow } from "./upload_row.js";
import { keepFresh, refresh } from "./uploads_list.js";

const AT_A_TIME = 2;
const form = document.querySelector("[data-drop]");
const choice = form.querySelector("input[type=file]");
const sending = document.querySelector("[data-sending]");
const said = document.querySelector("[data-said]");
const waiting = [];
let going = 0;

function pauseOrGoOn(row) {
  if (row.stop) {
    row.stop.abort();
    row.say("paused");
  } else {
    if (!waiting.includes(row)) waiting.push(row);
    row.say("waiting");
    next();
  }
}

async function cancel(row) {
  row.stop?.abort();
  if (waiting.includes(row)) waiting.splice(waiting.indexOf(row), 1);
  remove(row);
  await giveUp(row.file);
  await refresh();
}

function remove(row) {
  row.element.remove();
  sending.hidden = !sending.querySelector(".upload");
}

async function run(row) {
  const stop = new AbortController();
  row.stop = stop;
  going += 1;
  try {
    const watch = { signal: stop.signal, onProgress: (bytes) => row.showProgress(bytes), onOffline: () => row.say("offline") };
    await send(row.file, form.dataset.uploadsUrl, watch);
    remove(row);
    await refresh();
  } catch (error) {
    if (error.name !== "AbortError") row.showRefusal(error);
  } finally {
    if (row.stop === stop) row.stop = null;
    going -= 1;
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
    const row = new UploadRow(file, { onPause: pauseOrGoOn, onCancel: cancel });
    sending.querySelector("[data-rows]").append(row.element);
    if (place < Number(form.dataset.most)) waiting.push(row);
    else row.say("problem", row.part("told").dataset.tooMany);
  }
  next();
}

function takeChosen() {
  if (!choice.files.length) return;
  take(choice.files);
  choice.value = "";
}

form.classList.add("is-live");
choice.addEventListener("change", takeChosen);
// On a slow line files may be chosen before this module has come.
takeChosen();
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
