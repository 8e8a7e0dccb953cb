// A survey works without this file. On a kiosk it asks whoever has gone quiet, and begins anew for the next person.
const warning = 20_000;
const idle = Number(document.body.dataset.idleSeconds ?? 0) * 1000;
const home = document.body.dataset.home;
const dialog = document.querySelector<HTMLDialogElement>("#idle");

if (idle > 0 && home !== undefined && dialog !== null) {
  let timer = 0;
  const wait = (): void => {
    clearTimeout(timer);
    if (dialog.open) dialog.close();
    timer = window.setTimeout(ask, idle);
  };
  const ask = (): void => {
    dialog.showModal();
    timer = window.setTimeout(() => location.replace(home), warning);
  };
  for (const deed of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(deed, wait, { passive: true });
  wait();
}
