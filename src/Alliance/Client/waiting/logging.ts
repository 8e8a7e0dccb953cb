// The log form without a signal: what was typed is sealed on this device, says so, and is sent later. With one, it is sent as ever.
import { canKeep, find, forget, keep, read, type Fields } from "./store";
import { offer } from "./sending";
import { uuid7 } from "./uuid";

const own = new Set(["__RequestVerificationToken", "author"]);

export function logging(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-waits]");
  const author = document.body.dataset["account"];
  if (!form || !author || !canKeep()) return;
  let underWay = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (underWay) return;
    underWay = true;
    void deliver(form, author).finally(() => (underWay = false));
  });
  document.querySelector("[data-write-another]")?.addEventListener("click", () => renew(form));
  if (document.body.dataset["copiedAt"] !== undefined) begin(form);
  void refill(form, author);
}

async function deliver(form: HTMLFormElement, author: string): Promise<void> {
  const fields = fieldsOf(form);
  const id = valueOf(fields, "Input.Id");
  const url = location.pathname;
  const answer = navigator.onLine ? await offer(url, author, fields, true) : null;
  if (answer === null) {
    await keep(id, author, url, { partner: form.dataset["waits"] ?? "", madeAt: Date.now(), fields });
    settled(form);
    show(form, true);
    document.dispatchEvent(new CustomEvent("pa:waiting-changed"));
  } else if (typeof answer === "object" && answer.state === "saved" && answer.next) {
    await forget(id);
    settled(form);
    location.assign(answer.next);
  } else {
    // The server has something to say to these words, or asks for a sign-in: its own page does that, and keeps them.
    settled(form);
    form.submit();
  }
}

/** Another talk with the same partner, on a page that cannot be loaded anew. */
function renew(form: HTMLFormElement): void {
  form.reset();
  begin(form);
  show(form, false);
  form.querySelector<HTMLInputElement>('[name="Input.Purpose"]')?.focus();
}

/** A talk of its own, now: the page may be an old one, or a copy. */
function begin(form: HTMLFormElement): void {
  set(form, "Input.Id", uuid7());
  const [day, time] = agencyNow(form);
  set(form, "Input.On", day);
  set(form, "Input.AtTime", time);
}

/** Day and time where the agency is: as the server wrote them into the form, and as long after as the page has been open. */
function agencyNow(form: HTMLFormElement): [day: string, time: string] {
  const made = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement | null)?.defaultValue ?? "";
  const opened = Date.parse(`${made("Input.On")}T${made("Input.AtTime").slice(0, 5)}Z`);
  if (Number.isNaN(opened)) return [made("Input.On"), ""];
  const since = Number(document.body.dataset["copiedAt"] ?? performance.timeOrigin);
  const now = new Date(opened + Date.now() - since).toISOString();
  return [now.slice(0, 10), now.slice(11, 16)];
}

/** Words that waited and were refused, put back into the form: #waiting=id. */
async function refill(form: HTMLFormElement, author: string): Promise<void> {
  const id = /^#waiting=([\w-]+)$/.exec(location.hash)?.[1];
  const talk = id === undefined ? undefined : await find(id);
  if (!talk || talk.author !== author) return;
  const { fields } = await read(talk);
  for (const element of form.elements) {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) || own.has(element.name) || !element.name) continue;
    const values = fields.filter(([name]) => name === element.name).map(([, value]) => value);
    if (element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio")) element.checked = values.includes(element.value);
    else element.value = values[0] ?? "";
  }
}

function show(form: HTMLFormElement, waits: boolean): void {
  form.hidden = waits;
  const message = document.querySelector<HTMLElement>("[data-waits-here]");
  if (!message) return;
  message.hidden = !waits;
  if (waits) message.focus();
}

/** Nothing of this form can be lost any more by leaving the page. */
function settled(form: HTMLFormElement): void {
  document.dispatchEvent(new CustomEvent("pa:kept", { detail: form }));
}

function fieldsOf(form: HTMLFormElement): Fields {
  return [...new FormData(form)].flatMap(([name, value]): Fields => (typeof value === "string" && !own.has(name) ? [[name, value]] : []));
}

function valueOf(fields: Fields, name: string): string {
  return fields.find(([field]) => field === name)?.[1] ?? "";
}

function set(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
