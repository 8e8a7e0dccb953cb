/** Runs `start` for every element that matches, now and whenever htmx brings new ones; once per element. */
export function forEach<T extends HTMLElement>(selector: string, start: (element: T) => void): void {
  const seen = new WeakSet<Element>();
  const look = (): void => {
    for (const element of document.querySelectorAll<T>(selector)) {
      if (seen.has(element)) continue;
      seen.add(element);
      start(element);
    }
  };
  look();
  document.addEventListener("htmx:load", look);
}

/** Replaces {name} in a sentence that came with the page. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
