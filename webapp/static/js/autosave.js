// Sends the form when a field is left and every twenty seconds, if anything was changed. What can't be sent stays in
// this browser and is offered again.

const EVERY_MS = 20_000;

export function saveByItself(form, status) {
  const key = `form:${form.getAttribute("action")}`;
  let sent = serialized();
  let isSending = false;
  let isLeaving = false;

  function serialized() {
    return new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "revision")).toString();
  }

  function say(words) {
    if (status.textContent !== words) status.textContent = words;
  }

  function told(answer) {
    if (answer.has_conflict) return status.dataset.conflict;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    return (answer.is_saved ? status.dataset.words : status.dataset.kept).replace("{time}", time);
  }

  async function save() {
    const now = serialized();
    if (now === sent || isSending || isLeaving) return;
    isSending = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Autosave": "1" } });
      if (answer.status === 401) throw new Error("signed out");
      if (!answer.ok) throw new TypeError("not kept");
      const outcome = await answer.json();
      form.elements.revision.value = outcome.revision;
      sent = now;
      localStorage.removeItem(key);
      say(told(outcome));
    } catch (error) {
      localStorage.setItem(key, now);
      say(error instanceof TypeError ? status.dataset.offline : status.dataset.signedOut);
    } finally {
      isSending = false;
    }
  }

  function offerKept() {
    const kept = localStorage.getItem(key);
    if (!kept || kept === sent) return;
    say(status.dataset.found);
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: status.dataset.restore });
    button.addEventListener("click", () => { fill(new URLSearchParams(kept)); button.remove(); save(); });
    status.after(button);
  }

  function fill(values) {
    for (const control of form.elements) {
      if (!control.name || !values.has(control.name)) continue;
      const all = values.getAll(control.name);
      if (control.type === "checkbox" || control.type === "radio") control.checked = all.includes(control.value);
      else if (control.type !== "hidden") control.value = all[0];
    }
  }

  form.addEventListener("submit", () => { isLeaving = true; localStorage.removeItem(key); });
  form.addEventListener("change", save);
  form.addEventListener("focusout", save);
  setInterval(save, EVERY_MS);
  window.addEventListener("online", save);
  window.addEventListener("pagehide", () => { if (!isLeaving && serialized() !== sent) localStorage.setItem(key, serialized()); });
  offerKept();
}
