// A form goes off once: a second press while the first is on its way does nothing. data-many opts out (downloads).
const patience = 15_000;

export function once(): void {
  const sent = new Map<HTMLFormElement, HTMLButtonElement[]>();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    if (form.method !== "post" || "many" in form.dataset) return;
    if (sent.has(form)) return event.preventDefault();
    const buttons = [...form.querySelectorAll<HTMLButtonElement>("button:not([disabled]):not([type=button])")];
    sent.set(form, buttons);
    // After the browser has read the form, so that the pressed button's value is sent.
    setTimeout(() => buttons.forEach((button) => (button.disabled = true)));
    setTimeout(() => release(form), patience);
  });
  addEventListener("pageshow", () => [...sent.keys()].forEach(release));

  function release(form: HTMLFormElement): void {
    sent.get(form)?.forEach((button) => (button.disabled = false));
    sent.delete(form);
  }
}
