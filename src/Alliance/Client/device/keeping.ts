// Keeps what this device is to show without a signal: asks the server what that is, throws away first, fetches then, and tells what was read.
import { sendInBackground, useToken } from "../request";
import { copies, keepCopy, throwAllAway, throwAway, tidy, type Label } from "./copies";
import { tellReadings, type Reading } from "./readings";

const minute = 60_000;
const renewAfter = 60 * minute;
const pause = 2000;

interface Wanted { account: string; most: number; pages: { path: string; standsFor?: string | undefined }[]; partners: Map<string, string> }

export function keeping(desk: string, account: string): void {
  const look = (): void => void lookAfter(desk, account).catch(() => undefined);
  addEventListener("online", look);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  setInterval(() => void tidy(account), 5 * minute);
  look();
}

/** One tab at a time; another one's work is as good. */
async function lookAfter(desk: string, account: string): Promise<void> {
  await navigator.locks.request("pa-copies", { ifAvailable: true }, async (held) => {
    if (!held) return;
    await tidy(account);
    const wanted = await ask(desk, account);
    if (!wanted) return;
    await tellReadings(account, (readings) => tell(desk, readings));
    await clear(wanted);
    // The page that lies open goes first, on a signal that hardly carries.
    await new Promise((done) => setTimeout(done, pause));
    await fetchMissing(desk, wanted);
  });
}

async function ask(desk: string, account: string): Promise<Wanted | null> {
  const response = await sendInBackground(`${desk}?handler=Stamps`);
  if (response.status === 401 || response.status === 403) await throwAllAway();
  if (!response.ok) return null;
  const list = new DOMParser().parseFromString(await response.text(), "text/html").querySelector<HTMLElement>("[data-kept-for]");
  if (list?.dataset["keptFor"] !== account) {
    await throwAllAway();
    return null;
  }
  useToken(list.dataset["token"] ?? "");
  const items = [...list.querySelectorAll<HTMLElement>("i")].map((item) => item.dataset);
  return {
    account,
    most: Number(list.dataset["most"]),
    pages: items.flatMap((item) => (item["page"] ? [{ path: item["page"], standsFor: item["standsFor"] }] : [])),
    partners: new Map(items.flatMap((item): [string, string][] => (item["partner"] ? [[item["partner"], item["stamp"] ?? ""]] : []))),
  };
}

/** Throws away whatever may have changed, before anything new is asked for. */
async function clear(wanted: Wanted): Promise<void> {
  for (const [path, label] of await copies()) if (label.stamp !== stampOf(wanted, label)) await throwAway(path);
}

/** A list changes with every partner that may be on it. */
function stampOf(wanted: Wanted, { partner }: Pick<Label, "partner">): string | undefined {
  return partner === undefined ? [...wanted.partners].flat().join() : wanted.partners.get(partner);
}

async function fetchMissing(desk: string, wanted: Wanted): Promise<void> {
  const kept = await copies();
  const isMissing = (label: Label | undefined): boolean => !label || Date.now() - label.at > renewAfter;
  for (const page of wanted.pages) {
    if (!isMissing(kept.get(page.path))) continue;
    const response = await sendInBackground(page.path);
    if (response.ok && !response.redirected) await shelve(page.path, await response.text(), response.headers, { account: wanted.account, stamp: stampOf(wanted, {}) ?? "", standsFor: page.standsFor, at: Date.now() });
  }
  // Each has a card and a form.
  const fresh = [...kept.values()].filter((label) => !isMissing(label));
  const missing = [...wanted.partners.keys()].filter((partner) => fresh.filter((label) => label.partner === partner).length < 2);
  if (missing.length === 0) return;
  // Cards and forms come without the page around them: that is the same for all.
  const shell = await sendInBackground(desk);
  const around = await shell.text();
  if (!shell.ok || shell.redirected) return;
  for (let from = 0; from < missing.length; from += wanted.most) await fetchCards(desk, missing.slice(from, from + wanted.most), wanted, around, shell.headers);
}

async function fetchCards(desk: string, partners: string[], wanted: Wanted, around: string, headers: Headers): Promise<void> {
  const response = await sendInBackground(`${desk}?handler=Copies&${partners.map((partner) => `id=${partner}`).join("&")}`);
  if (!response.ok) return;
  for (const card of new DOMParser().parseFromString(await response.text(), "text/html").querySelectorAll("template")) {
    const { partner, path, title } = card.dataset;
    const stamp = partner === undefined ? undefined : wanted.partners.get(partner);
    if (path && stamp !== undefined) await shelve(path, around, headers, { account: wanted.account, partner, stamp, at: Date.now() }, { title: title ?? "", main: card.innerHTML });
  }
}

async function shelve(path: string, html: string, headers: Headers, label: Label, put?: { title: string; main: string }): Promise<void> {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  if (!main) return;
  if (put) {
    const note = main.querySelector("[data-copy-note]");
    page.title = put.title;
    main.innerHTML = put.main;
    if (note) main.prepend(note);
  }
  page.body.dataset["copiedAt"] = String(label.at);
  await keepCopy(path, `<!doctype html>${page.documentElement.outerHTML}`, headers, label);
}

async function tell(desk: string, readings: Reading[]): Promise<boolean> {
  const body = new FormData();
  readings.forEach(({ partner, at }, i) => {
    if (partner !== null) body.append(`read[${i}].Partner`, partner);
    body.append(`read[${i}].SecondsAgo`, String(Math.max(0, Math.round((Date.now() - at) / 1000))));
  });
  const response = await sendInBackground(`${desk}?handler=Read`, { method: "POST", body });
  return response.ok;
}
