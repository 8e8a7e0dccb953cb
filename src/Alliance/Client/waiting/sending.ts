// Sends what waits, under its author's sign-in, with the token of the page that lies open. The server knows each talk by its id: sent
// twice, it is one.
import { renewToken, send, sendInBackground } from "../request";
import { forget, note, read, talksOf, type Fields, type Talk, type Trouble } from "./store";

export interface Answer { state: "saved" | Trouble["state"] | "notYours"; sentences?: string[]; next?: string }

const patience = 15_000;
const again = 20_000;

/** Null where nobody answered, or with a mishap: then it waits on. A status where somebody has to sign in first. */
export async function offer(url: string, author: string, fields: Fields, byHand: boolean, renewed = false): Promise<Answer | number | null> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.set("author", author);
  try {
    const response = await (byHand ? send : sendInBackground)(`${url}?handler=Waiting`, { method: "POST", body, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(patience) });
    if (response.status >= 500) return null;
    if (response.status === 401 || response.status === 419) return response.status;
    if (response.headers.get("Content-Type")?.includes("json")) return (await response.json()) as Answer;
    // The token of a page that lay open, or was a copy, is too old: with a new one once more.
    if (response.status === 400 && !renewed) {
      const status = await renewToken();
      return status === 200 ? await offer(url, author, fields, byHand, true) : status;
    }
    return response.status === 404 ? { state: "gone" } : response.status;
  } catch {
    return null;
  }
}

export function sending(): void {
  const author = document.body.dataset["account"];
  if (!author) return;
  const flush = (): void => void sendAll(author).catch(() => undefined);
  addEventListener("online", flush);
  document.addEventListener("pa:waiting", flush);
  setInterval(flush, again);
  flush();
}

/** One tab at a time. */
async function sendAll(author: string): Promise<void> {
  await navigator.locks.request("pa-waiting", { ifAvailable: true }, async (held) => {
    if (!held) return;
    for (const talk of await talksOf(author)) if (!talk.trouble && !(await sendOne(talk))) break;
  });
  document.dispatchEvent(new CustomEvent("pa:waiting-changed"));
}

/** False where there is no use in trying the next one. */
async function sendOne(talk: Talk): Promise<boolean> {
  const answer = await offer(talk.url, talk.author, (await read(talk)).fields, false);
  if (answer === null || typeof answer === "number" || answer.state === "notYours") return false;
  if (answer.state === "saved") await forget(talk.id);
  else await note(talk, { state: answer.state, sentences: answer.sentences ?? [] });
  return true;
}
