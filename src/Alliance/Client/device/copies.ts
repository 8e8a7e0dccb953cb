// Copies of pages on this device, for when there is no signal: only of relationships that the officer tends, for at most 12 hours. The
// worker shows them; a page makes them and throws them away. Nothing here is what the officer wrote: that waits elsewhere, sealed.
const shelf = "pa-copies";
const longest = 12 * 60 * 60 * 1000;

/** What stands on a copy beside the page itself. */
export interface Label { account: string; partner?: string | undefined; stamp: string; standsFor?: string | undefined; at: number }

const heading = "X-Copy";

/** Whatever the browser would otherwise take from the server's answer, above all the policy of what a page may load. */
const notCopied = new Set(["content-encoding", "content-length", "transfer-encoding", "date", "connection", "keep-alive"]);

export async function keepCopy(path: string, html: string, like: Headers, label: Label): Promise<void> {
  const headers = new Headers([...like].filter(([name]) => !notCopied.has(name.toLowerCase())));
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set(heading, JSON.stringify(label));
  await (await caches.open(shelf)).put(path, new Response(html, { headers }));
}

export function labelOf(copy: Response): Label | null {
  const written = copy.headers.get(heading);
  return written === null ? null : (JSON.parse(written) as Label);
}

/** A clock that was set back does not make a copy younger. */
export function isFresh(label: Label, now: number = Date.now()): boolean {
  return now >= label.at && now - label.at < longest;
}

export async function copies(): Promise<Map<string, Label>> {
  const found = new Map<string, Label>();
  if (!(await caches.has(shelf))) return found;
  const cache = await caches.open(shelf);
  for (const request of await cache.keys()) {
    const copy = await cache.match(request);
    const label = copy && labelOf(copy);
    if (label) found.set(new URL(request.url).pathname, label);
  }
  return found;
}

export async function copyOf(path: string): Promise<Response | undefined> {
  return (await caches.has(shelf)) ? (await caches.open(shelf)).match(path) : undefined;
}

export async function throwAway(path: string): Promise<void> {
  await (await caches.open(shelf)).delete(path);
}

/** All of them, whoever's they are. */
export async function throwAllAway(): Promise<void> {
  await caches.delete(shelf);
}

/** Those that are too old, or another's. */
export async function tidy(account: string | null): Promise<void> {
  for (const [path, label] of await copies()) if (!isFresh(label) || (account !== null && label.account !== account)) await throwAway(path);
}
