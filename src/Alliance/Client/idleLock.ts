// Covers the page after a time without activity and asks for the password; what was typed stays beneath.
import { lockedEvent, send, useToken } from "./request";

interface Answer { ok: boolean; message?: string; token?: string; next?: string }

const activity = ["keydown", "pointerdown", "pointermove", "touchstart", "wheel"] as const;
const second = 1000;

export function idleLock(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog#lock");
  const form = dialog?.querySelector("form");
  const minutes = Number(document.body.dataset["idleMinutes"]);
  if (!dialog || !form || !(minutes > 0)) return;
  new IdleLock(dialog, form, minutes * 60 * second).start();
}

class IdleLock {
  // Tabs of one account share their clock; another account in the same browser has its own.
  private readonly key = `pa-active:${document.body.dataset["account"] ?? ""}`;
  private readonly tabs = new BroadcastChannel(`pa-lock:${document.body.dataset["account"] ?? ""}`);
  private readonly message: HTMLElement | null;
  private readonly password: HTMLInputElement | null;
  private focused: Element | null = null;
  private locked = false;
  private last = Date.now();
  private lastShared = 0;
  private lastRenewed = Date.now();

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly form: HTMLFormElement,
    private readonly limit: number,
  ) {
    this.message = dialog.querySelector<HTMLElement>("[data-lock-message]");
    this.password = dialog.querySelector<HTMLInputElement>('input[type="password"]');
  }

  start(): void {
    this.seen();
    for (const name of activity) addEventListener(name, () => this.seen(), { capture: true, passive: true });
    addEventListener("pageshow", () => this.check());
    document.addEventListener("visibilitychange", () => this.check());
    document.addEventListener("submit", (event) => this.guard(event), { capture: true });
    document.addEventListener(lockedEvent, () => this.lock(true));
    this.dialog.addEventListener("cancel", (event) => event.preventDefault());
    this.dialog.addEventListener("close", () => this.locked && this.dialog.showModal());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.unlock();
    });
    this.tabs.onmessage = ({ data }: MessageEvent<string>) => (data === "lock" ? this.lock(false) : this.open());
    setInterval(() => this.check(), 5 * second);
  }

  private seen(): void {
    if (this.locked) return;
    const now = Date.now();
    if (now - this.lastActivity() >= this.limit) return this.lock(true);
    this.last = now;
    if (now - this.lastShared < second) return;
    this.lastShared = now;
    share(this.key, now);
    this.renew(now);
  }

  // Someone who writes for long sends nothing; the server is told that they are still here.
  private renew(now: number): void {
    const url = document.body.dataset["stillHere"];
    if (!url || now - this.lastRenewed < this.limit / 6) return;
    this.lastRenewed = now;
    send(url, { method: "POST" }).catch(() => undefined);
  }

  private lastActivity(): number {
    return Math.max(this.last, shared(this.key));
  }

  private check(): void {
    if (!this.locked && Date.now() - this.lastActivity() >= this.limit) this.lock(true);
  }

  private guard(event: Event): void {
    if (event.target === this.form) return;
    this.check();
    if (!this.locked || (event.target instanceof HTMLElement && event.target.closest("dialog#lock"))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  private lock(tell: boolean): void {
    if (this.locked) return;
    this.locked = true;
    this.focused = document.activeElement;
    document.documentElement.classList.add("pa-locked");
    for (const other of document.querySelectorAll<HTMLDialogElement>("dialog[open]")) other.close();
    if (!this.dialog.open) this.dialog.showModal();
    this.password?.focus();
    if (tell) this.tabs.postMessage("lock");
  }

  private async unlock(): Promise<void> {
    const button = this.form.querySelector<HTMLButtonElement>('button[type="submit"], button:not([type])');
    if (button) button.disabled = true;
    try {
      const response = await send(this.form.action, { method: "POST", body: new FormData(this.form), headers: { Accept: "application/json" } });
      this.settle((await response.json()) as Answer);
    } catch {
      this.say(this.form.dataset["failed"]);
    } finally {
      if (button) button.disabled = false;
    }
  }

  private settle(answer: Answer): void {
    if (!answer.ok) {
      this.say(answer.message ?? this.form.dataset["failed"]);
      if (answer.next) location.assign(answer.next);
      return;
    }
    if (answer.token) useToken(answer.token);
    this.open();
    this.tabs.postMessage("open");
  }

  private say(sentence: string | undefined): void {
    if (this.message) this.message.textContent = sentence ?? "";
    this.password?.setAttribute("aria-invalid", "true");
    this.password?.select();
  }

  private open(): void {
    const now = Date.now();
    this.last = this.lastRenewed = now;
    share(this.key, now);
    if (!this.locked) return;
    this.locked = false;
    this.form.reset();
    this.password?.removeAttribute("aria-invalid");
    if (this.message) this.message.textContent = "";
    this.dialog.close();
    document.documentElement.classList.remove("pa-locked");
    if (this.focused instanceof HTMLElement) this.focused.focus();
  }
}

// Storage may be switched off; then each tab keeps its own clock.
function share(key: string, time: number): void {
  try {
    localStorage.setItem(key, String(time));
  } catch {
    return;
  }
}

function shared(key: string): number {
  try {
    return Number(localStorage.getItem(key)) || 0;
  } catch {
    return 0;
  }
}
