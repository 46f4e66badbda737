// One file on its way: its name, how far it is, and its two buttons.

const template = document.querySelector("template[data-row]");

export class UploadRow {
  // `onPause` is called for both: to stop, and to go on.
  constructor(file, { onPause, onCancel }) {
    this.file = file;
    this.stop = null;
    this.element = template.content.firstElementChild.cloneNode(true);
    this.part("name").textContent = file.name;
    this.part("pause").addEventListener("click", () => onPause(this));
    this.part("cancel").addEventListener("click", () => onCancel(this));
    this.say("waiting");
  }

  part(name) {
    return this.element.querySelector(`[data-${name}]`);
  }

  get isPaused() {
    return this.element.dataset.state === "paused";
  }

  // `words` for what only the server can say.
  say(state, words = this.part("told").dataset[state]) {
    const wasPaused = this.isPaused;
    this.element.dataset.state = state;
    this.part("told").textContent = words;
    if (wasPaused !== this.isPaused) this.swapWords(this.part("pause"));
  }

  swapWords(button) {
    [button.textContent, button.dataset.resumeWords] = [button.dataset.resumeWords, button.textContent];
  }

  showProgress(bytes) {
    const share = this.file.size ? bytes / this.file.size : 1;
    this.element.querySelector("progress").value = share;
    this.part("percent").textContent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(share);
    this.say("going");
  }

  showRefusal(error) {
    this.say("problem", error.message || this.part("told").dataset[error.status === 401 ? "signedOut" : "offline"]);
  }
}
