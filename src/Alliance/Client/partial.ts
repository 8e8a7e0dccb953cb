// htmx: adds the antiforgery token to what it sends and hands a lock over to the lock island.
import "htmx.org/dist/htmx.esm.js";
import { antiforgeryToken, lockedEvent, lockedStatus, tokenHeader } from "./request";

interface ConfigRequest { headers: Record<string, string>; verb: string; elt: Element }
interface Answer { xhr: XMLHttpRequest }

export function partial(): void {
  document.addEventListener("htmx:configRequest", (event) => {
    const { headers, verb, elt } = (event as CustomEvent<ConfigRequest>).detail;
    if (verb !== "get") headers[tokenHeader] = antiforgeryToken();
    if (elt.closest("[data-background]")) headers["X-Background"] = "1";
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = (event as CustomEvent<Answer>).detail;
    if (xhr.status === lockedStatus) document.dispatchEvent(new CustomEvent(lockedEvent));
  });
}
