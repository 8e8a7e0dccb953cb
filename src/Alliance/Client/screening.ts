// Looks at what is being typed in a field with data-screen and shows what the server noticed.
import { forEach } from "./live";
import { sendInBackground } from "./request";

const pause = 600;
type Field = HTMLTextAreaElement | HTMLInputElement;

export function screening(): void {
  forEach<Field>("textarea[data-screen], input[data-screen]", watch);
}

function watch(area: Field): void {
  let timer = 0;
  let running: AbortController | undefined;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    timer = setTimeout(() => void look(area, signal), pause);
  });
}

async function look(area: Field, signal: AbortSignal): Promise<void> {
  const target = document.getElementById(area.dataset["screenTarget"] ?? "");
  if (!target) return;
  if (area.value.trim() === "") return target.replaceChildren();
  try {
    const response = await sendInBackground(area.dataset["screen"] ?? "", { method: "POST", body: question(area), signal });
    if (response.ok) show(target, await response.text());
  } catch {
    // The server screens again on save; a lost look loses nothing.
  }
}

function question(area: Field): FormData {
  const body = new FormData();
  body.set("text", area.value);
  const partner = area.dataset["partnerId"] ?? area.form?.querySelector<HTMLInputElement>('[name$="PartnerId" i]')?.value;
  if (partner) body.set("partnerId", partner);
  return body;
}

// Said again only when it changed, so that a screen reader is not interrupted for nothing.
function show(target: HTMLElement, html: string): void {
  const fragment = document.createElement("template");
  fragment.innerHTML = html;
  if (fragment.innerHTML !== target.innerHTML) target.replaceChildren(fragment.content);
}
