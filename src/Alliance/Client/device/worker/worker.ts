// The service worker: style sheets, scripts and pictures come from this device; a page comes from the server, and where there is no
// signal from the copies that a page of the officer's made. What is sent never passes here.
import { addPlugins, cleanupOutdatedCaches, matchPrecache, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { clientsClaim } from "workbox-core";
import { copies, copyOf, isFresh, labelOf, throwAway } from "../copies";
import { noteReading } from "../readings";

declare const self: ServiceWorkerGlobalScope;
declare const assets: PrecacheEntry[];

/** With a copy at hand nobody waits longer for a signal that hardly carries. */
const patience = 10_000;
const noSignal = "/no-signal";

void self.skipWaiting();
clientsClaim();
cleanupOutdatedCaches();
// What the browser has is asked after, not loaded again. The one page among them is a stranger's: nothing on it is anybody's own.
addPlugins([{ requestWillFetch: async ({ request }) => new Request(request, { cache: "no-cache", ...(new URL(request.url).pathname === noSignal && { credentials: "omit" }) }) }]);
// An agency may have an address of its own, /at/NAME, and the server may name a file with what is in it; it is the same file.
precacheAndRoute(assets, { directoryIndex: "", cleanURLs: false, urlManipulation: ({ url }) => [new URL(url.pathname.replace(/^\/at\/[^/]+/, "").replace(/\.[a-z0-9]{10}(?=\.\w+$)/, ""), url)] });

registerRoute(
  ({ request, sameOrigin }) => sameOrigin && request.mode === "navigate",
  async ({ request, url }) => {
    const answer = fetch(request);
    try {
      return (await copyOf(url.pathname)) ? await Promise.race([answer, tooLong()]) : await answer;
    } catch {
      answer.catch(() => undefined);
      return (await withoutSignal(url.pathname)) ?? (await matchPrecache(noSignal)) ?? Response.error();
    }
  },
);

function tooLong(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("No answer")), patience));
}

/** The copy of the page, or of the one that stands for it: the one whose part of the house it is. */
async function withoutSignal(path: string): Promise<Response | undefined> {
  const all = [...(await copies())].filter(([, label]) => isFresh(label));
  const standing = all.filter(([, { standsFor }]) => standsFor !== undefined && (path === standsFor || path.startsWith(`${standsFor}/`)));
  const kept = all.find(([kept]) => kept === path)?.[0] ?? standing.sort((a, b) => (b[1].standsFor ?? "").length - (a[1].standsFor ?? "").length)[0]?.[0];
  const copy = kept === undefined ? undefined : await copyOf(kept);
  const label = copy && labelOf(copy);
  if (!label) return undefined;
  await noteReading({ account: label.account, partner: label.partner ?? null, at: Date.now() });
  return copy;
}

self.addEventListener("activate", (event) => event.waitUntil(old()));

async function old(): Promise<void> {
  for (const [path, label] of await copies()) if (!isFresh(label)) await throwAway(path);
}
