// One file in pieces, tus 1.0. The server says where the file ends; what is lost on the way is sent again from there.

const VERSION = "1.0.0";
const PIECE_BYTES = 8 * 1024 * 1024;
const LONGEST_WAIT_MS = 15_000;

export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function request(method, url, { headers = {}, body = null, signal, onProgress } = {}) {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open(method, url);
    call.setRequestHeader("Tus-Resumable", VERSION);
    for (const [name, value] of Object.entries(headers)) call.setRequestHeader(name, value);
    if (onProgress) call.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    call.addEventListener("error", () => reject(new TypeError("no connection")));
    call.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    call.addEventListener("load", () => {
      if (call.status < 300) resolve(call);
      else reject(new Refused(call.status, call.responseText.startsWith("<") ? "" : call.responseText));
    });
    signal?.addEventListener("abort", () => call.abort());
    call.send(body);
  });
}

const remembered = (file) => `upload:${file.name}:${file.size}:${file.lastModified}`;

async function begin(file, endpoint, signal) {
  const known = localStorage.getItem(remembered(file));
  if (known) {
    try {
      const answer = await request("HEAD", known, { signal });
      return { url: known, offset: Number(answer.getResponseHeader("Upload-Offset")) };
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 404) throw error;
    }
  }
  const headers = { "Upload-Length": String(file.size), "Upload-Metadata": `filename ${base64(file.name)}` };
  const answer = await request("POST", endpoint, { headers, signal });
  const url = answer.getResponseHeader("Location");
  localStorage.setItem(remembered(file), url);
  return { url, offset: 0 };
}

async function sendPieces(file, { url, offset }, signal, onProgress) {
  while (offset < file.size) {
    const start = offset;
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(start) };
    const body = file.slice(start, start + PIECE_BYTES);
    const answer = await request("PATCH", url, { headers, body, signal, onProgress: (sent) => onProgress(start + sent) });
    offset = Number(answer.getResponseHeader("Upload-Offset"));
    onProgress(offset);
  }
}

// Whether it is worth trying again: a lost connection, a piece at the wrong place, a server that is busy or starting.
const isPassing = (error) => !(error instanceof Refused) || [409, 502, 503, 504].includes(error.status);

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    for (const [target, event] of [[window, "online"], [signal, "abort"]]) {
      target.addEventListener(event, () => { clearTimeout(timer); resolve(); }, { once: true });
    }
  });
}

// Resolves when every byte is acknowledged. Rejects with Refused, or AbortError after `signal`.
export async function send(file, endpoint, { signal, onProgress, onOffline }) {
  for (let wait = 500; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      await sendPieces(file, await begin(file, endpoint, signal), signal, onProgress);
      localStorage.removeItem(remembered(file));
      return;
    } catch (error) {
      if (error.name === "AbortError" || !isPassing(error)) throw error;
      onOffline();
      await pause(wait, signal);
      if (signal.aborted) throw new DOMException("stopped", "AbortError");
    }
  }
}

export async function giveUp(file) {
  const url = localStorage.getItem(remembered(file));
  localStorage.removeItem(remembered(file));
  if (url) await request("DELETE", url).catch(() => {});
}
