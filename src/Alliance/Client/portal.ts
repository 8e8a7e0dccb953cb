// The portal works without this file. With it, leaving puts a page that tells nothing in place of the one that was open, so that
// "back" does not lead to it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.leave === undefined) return;
  event.preventDefault();
  void fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true, redirect: "manual" });
  document.documentElement.hidden = true;
  location.replace(form.dataset.leave);
});
