// Says how many talks wait on this device, and on the page for it shows them to their author.
import { canKeep, forget, keep, read, talksOf, type Talk } from "./store";
import { logging } from "./logging";
import { sending } from "./sending";
import { uuid7 } from "./uuid";

export function waiting(): void {
  if (!canKeep() || !document.body.dataset["account"]) return;
  logging();
  sending();
  document.addEventListener("pa:waiting-changed", () => void tell());
  void tell();
}

async function tell(): Promise<void> {
  const author = document.body.dataset["account"] ?? "";
  const note = document.querySelector<HTMLElement>("[data-waiting-note]");
  const list = document.querySelector<HTMLElement>("[data-waiting-list]");
  if (!note && !list) return;
  const talks = await talksOf(author);
  if (note) {
    note.hidden = talks.length === 0;
    const count = note.querySelector("[data-count]");
    if (count) count.textContent = String(talks.length);
  }
  if (list) await fill(list, talks);
}

async function fill(list: HTMLElement, talks: Talk[]): Promise<void> {
  const lines = await Promise.all(talks.map(line));
  list.replaceChildren(...lines);
  const none = document.querySelector<HTMLElement>("[data-waiting-none]");
  if (none) none.hidden = talks.length > 0;
}

async function line(talk: Talk): Promise<HTMLElement> {
  const template = document.querySelector<HTMLTemplateElement>("template[data-waiting-talk]");
  const item = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
  const words = await read(talk);
  const said = (name: string): string => words.fields.find(([field]) => field === name)?.[1] ?? "";
  put(item, "partner", words.partner);
  put(item, "when", new Date(words.madeAt).toLocaleString());
  put(item, "purpose", said("Input.Purpose"));
  put(item, "heard", said("Input.Heard"));
  put(item, "sentences", talk.trouble?.sentences.join(" ") ?? "");
  for (const part of item.querySelectorAll<HTMLElement>("[data-if]")) part.hidden = part.dataset["if"] !== (talk.trouble?.state ?? "waits");
  item.querySelector<HTMLAnchorElement>("a[data-open]")?.setAttribute("href", `${talk.url}#waiting=${talk.id}`);
  item.querySelector("[data-as-own]")?.addEventListener("click", () => void asItsOwn(talk));
  item.querySelector("[data-throw-away]")?.addEventListener("click", () => void throwAway(talk));
  return item;
}

/** Both texts stay: the one that is kept, and this one as another talk. */
async function asItsOwn(talk: Talk): Promise<void> {
  const words = await read(talk);
  const id = uuid7();
  await keep(id, talk.author, talk.url, { ...words, fields: words.fields.map(([name, value]) => [name, name === "Input.Id" ? id : value]) });
  await forget(talk.id);
  document.dispatchEvent(new CustomEvent("pa:waiting"));
}

async function throwAway(talk: Talk): Promise<void> {
  await forget(talk.id);
  await tell();
}

function put(item: HTMLElement, name: string, text: string): void {
  const place = item.querySelector(`[data-${name}]`);
  if (place) place.textContent = text;
}
