// Applies form[data-auto-submit] as soon as a choice changes; typed words wait for the button or Enter.
// Also opens folded filters on a wide screen.
const wide = matchMedia("(min-width: 60rem)");

export function filters(): void {
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)))) return;
    if (field.form && "autoSubmit" in field.form.dataset) field.form.requestSubmit();
  });
  if (wide.matches) {
    for (const part of document.querySelectorAll<HTMLDetailsElement>("details[data-open-wide]")) part.open = true;
  }
}
