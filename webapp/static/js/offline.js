/* Tells who has no connection that what is loaded still works, and takes it back with the connection. */
const banner = document.querySelector("[data-offline]");

function tell() {
  banner.hidden = navigator.onLine;
  if (!navigator.onLine) document.querySelector("[data-status]").textContent = banner.textContent;
}

if (banner) {
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
}
