// Passkeys: the only thing about signing in that needs a script, since the browser asks the device by one. Everything else is a form.
import { send } from "./request";

// What the server asks and what the device answers are plain JSON; the browser itself turns one into the other.
type Asking = typeof PublicKeyCredential & {
  parseCreationOptionsFromJSON?: (options: unknown) => PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON?: (options: unknown) => PublicKeyCredentialRequestOptions;
};

const keys = "PublicKeyCredential" in window ? (PublicKeyCredential as Asking) : undefined;
const enter = document.querySelector<HTMLFormElement>("form[data-passkey-ask]");
const make = document.querySelector<HTMLFormElement>("form[data-passkey-make]");
let waiting: AbortController | undefined;

if (keys?.parseRequestOptionsFromJSON && enter) offerToEnter(enter);
if (keys?.parseCreationOptionsFromJSON && make) offerToMake(make);

function offerToEnter(form: HTMLFormElement): void {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (credentialOf(form).value) return;
    event.preventDefault();
    waiting?.abort();
    void show(form, undefined);
  });
  void waitInTheField(form);
}

// Where the browser can, it offers the passkey among the user names, and nobody need press anything.
async function waitInTheField(form: HTMLFormElement): Promise<void> {
  if (!(await keys?.isConditionalMediationAvailable?.())) return;
  waiting = new AbortController();
  await show(form, waiting.signal);
}

async function show(form: HTMLFormElement, quiet: AbortSignal | undefined): Promise<void> {
  try {
    const publicKey = keys!.parseRequestOptionsFromJSON!(await ask(form.dataset["passkeyAsk"]!, new FormData()));
    if (quiet?.aborted) return;
    hand(form, await navigator.credentials.get(quiet ? { publicKey, mediation: "conditional", signal: quiet } : { publicKey }));
  } catch (failure) {
    if (!quiet) say(form, failure);
  }
}

function offerToMake(form: HTMLFormElement): void {
  form.hidden = false;
  document.querySelector<HTMLElement>("[data-passkey-none]")?.remove();
  form.addEventListener("submit", (event) => {
    if (credentialOf(form).value) return;
    event.preventDefault();
    void makeOne(form);
  });
}

async function makeOne(form: HTMLFormElement): Promise<void> {
  try {
    const publicKey = keys!.parseCreationOptionsFromJSON!(await ask(form.dataset["passkeyMake"]!, new FormData(form)));
    hand(form, await navigator.credentials.create({ publicKey }));
  } catch (failure) {
    say(form, failure);
  }
}

async function ask(url: string, body: FormData): Promise<unknown> {
  const response = await send(url, { method: "POST", body, headers: { Accept: "application/json" } });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Refusal((answer as { message?: string }).message);
  return answer;
}

// The answer goes by the form, as everything else does: the next page is the server's.
function hand(form: HTMLFormElement, credential: Credential | null): void {
  if (!credential) return;
  credentialOf(form).value = JSON.stringify(credential);
  form.requestSubmit();
}

function say(form: HTMLFormElement, failure: unknown): void {
  const place = form.querySelector<HTMLElement>("[data-passkey-message]");
  // A device is asked to make no second one.
  const known = failure instanceof DOMException && failure.name === "InvalidStateError" ? form.dataset["known"] : undefined;
  if (!place) return;
  place.textContent = (failure instanceof Refusal && failure.sentence) || known || form.dataset["failed"] || "";
  // On a telephone the button's bar lies over the end of the form.
  place.scrollIntoView({ block: "center" });
}

function credentialOf(form: HTMLFormElement): HTMLInputElement {
  return form.querySelector<HTMLInputElement>('input[name="credential"]')!;
}

class Refusal extends Error {
  constructor(readonly sentence: string | undefined) {
    super();
  }
}
