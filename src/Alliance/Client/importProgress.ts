// Follows a job at data-progress until it is finished, then goes on to its next page.
import { fill, forEach } from "./live";
import { sameOrigin, sendInBackground } from "./request";

interface Progress { done: number; total: number; state: string; next?: string | null }

const beat = 500;
const slowest = 8000;

export function importProgress(): void {
  forEach<HTMLElement>("[data-progress]", (element) => void follow(element));
}

async function follow(element: HTMLElement): Promise<void> {
  let wait = beat;
  while (element.isConnected) {
    const progress = await ask(element.dataset["progress"] ?? "");
    if (progress) show(element, progress);
    if (progress?.next) return location.assign(sameOrigin(progress.next));
    wait = progress ? beat : Math.min(wait * 2, slowest);
    say(element, progress ? "" : element.dataset["failed"] ?? "", "[data-progress-failed]");
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function ask(url: string): Promise<Progress | undefined> {
  try {
    const response = await sendInBackground(url, { headers: { Accept: "application/json" }, cache: "no-store" });
    return response.ok ? ((await response.json()) as Progress) : undefined;
  } catch {
    return undefined;
  }
}

function show(element: HTMLElement, { done, total, state }: Progress): void {
  const bar = element.querySelector("progress");
  if (bar && total > 0) {
    bar.max = total;
    bar.value = done;
  }
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
  const sentence = element.getAttribute(`data-text-${state}`) ?? element.dataset["text"] ?? "";
  say(element, fill(sentence, { done: number.format(done), total: number.format(total) }), "[data-progress-text]");
}

function say(element: HTMLElement, sentence: string, selector: string): void {
  const target = element.querySelector(selector);
  if (target && target.textContent !== sentence) target.textContent = sentence;
}
