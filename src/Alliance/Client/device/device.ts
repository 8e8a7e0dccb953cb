// Without a signal: registers the worker, keeps copies for an officer who is signed in, and throws them away for everybody else.
import { keeping } from "./keeping";
import { throwAllAway } from "./copies";

export function device(): void {
  const { device: desk, account, copiedAt } = document.body.dataset;
  if (!("serviceWorker" in navigator) || !("caches" in globalThis)) return;
  if (copiedAt !== undefined) sayWhen(Number(copiedAt));
  if (desk === undefined) return;
  if (desk === "none" || !account) return void throwAllAway();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action$="/sign-out"]')) form.addEventListener("submit", (event) => void signOut(event, form));
  if (document.readyState === "complete") void begin(desk, account);
  else addEventListener("load", () => void begin(desk, account), { once: true });
}

/** Without a worker nothing could be shown, so nothing is kept. */
async function begin(desk: string, account: string): Promise<void> {
  const worker = await navigator.serviceWorker.register("/dist/worker.js", { scope: "/", updateViaCache: "none" }).catch(() => undefined);
  if (worker) keeping(desk, account);
}

/** The copies go first: the sign-out may find no signal. */
async function signOut(event: Event, form: HTMLFormElement): Promise<void> {
  event.preventDefault();
  await throwAllAway();
  form.submit();
}

/** A copy says that it is one, and from when. */
function sayWhen(at: number): void {
  const note = document.querySelector<HTMLElement>("[data-copy-note]");
  const time = note?.querySelector("time");
  if (!note || !time) return;
  time.textContent = new Date(at).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
  time.dateTime = new Date(at).toISOString();
  note.hidden = false;
  const other = document.querySelector<HTMLElement>("[data-not-kept]");
  if (other && new URL(document.body.dataset["device"] ?? "", location.href).pathname !== location.pathname) other.hidden = false;
}
