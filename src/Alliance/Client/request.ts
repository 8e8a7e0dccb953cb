// Same-origin requests of the islands: carry the antiforgery token, and notice the lock.
export const lockedStatus = 419;
export const lockedEvent = "pa:locked";
export const tokenHeader = "RequestVerificationToken";

export function antiforgeryToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

/** A request that the person did not make themselves: it must not renew the idle clock. */
export function sendInBackground(url: string, init: RequestInit = {}): Promise<Response> {
  return send(url, init, { "X-Background": "1" });
}

export async function send(url: string, init: RequestInit = {}, extra: Record<string, string> = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("X-Requested-With", "fetch");
  headers.set(tokenHeader, antiforgeryToken());
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  const response = await fetch(sameOrigin(url), { ...init, headers, credentials: "same-origin" });
  if (response.status === lockedStatus) document.dispatchEvent(new CustomEvent(lockedEvent));
  return response;
}

/** Addresses come from our own HTML or JSON; one that leads elsewhere is a fault. */
export function sameOrigin(url: string): string {
  const target = new URL(url, location.href);
  if (target.origin !== location.origin) throw new Error(`Not our own address: ${target.origin}`);
  return target.href;
}

/** A new sign-in may bring a new antiforgery token; forms beneath the lock must carry it. */
export function useToken(token: string): void {
  document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.setAttribute("content", token);
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name="__RequestVerificationToken"]')) field.value = token;
}

/** A page that lay open for long, or is a copy, has an old token; the server gives a new one to whoever is signed in. Its status. */
export async function renewToken(): Promise<number> {
  const desk = document.body.dataset["device"];
  if (desk === undefined || desk === "none") return 400;
  const response = await sendInBackground(`${desk}?handler=Stamps`);
  const list = response.ok ? new DOMParser().parseFromString(await response.text(), "text/html").querySelector<HTMLElement>("[data-kept-for]") : null;
  if (!list || list.dataset["keptFor"] !== document.body.dataset["account"]) return response.ok ? 400 : response.status;
  useToken(list.dataset["token"] ?? "");
  return response.status;
}
