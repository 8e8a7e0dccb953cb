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
