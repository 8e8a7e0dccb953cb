// Warns before leaving a page whose form[data-keep] holds unsaved words. Nothing is put into browser storage.
export function unsaved(): void {
  const dirty = new Set<HTMLFormElement>();
  const kept = (event: Event): HTMLFormElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-keep]") : null;

  document.addEventListener("input", (event) => {
    const form = kept(event);
    if (form) dirty.add(form);
  });
  document.addEventListener("submit", (event) => {
    const form = kept(event);
    if (form && !event.defaultPrevented) dirty.delete(form);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful } = (event as CustomEvent<{ elt: Element; successful: boolean }>).detail;
    if (successful && elt instanceof HTMLFormElement) dirty.delete(elt);
  });
  document.addEventListener("pa:kept", (event) => dirty.delete((event as CustomEvent<HTMLFormElement>).detail));
  addEventListener("beforeunload", (event) => {
    if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
  });
}
