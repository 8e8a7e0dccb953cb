// Typing sheets of paper in: as soon as a field has all its digits, the next one is there. Enter goes on too, and saves on the last.
import { forEach } from "./live";

export function sheet(): void {
  forEach<HTMLFormElement>("form[data-sheet]", (form) => {
    const fields = [...form.querySelectorAll<HTMLInputElement>("input[data-digits]")];
    fields.find((field) => field.value === "")?.focus();
    fields.forEach((field, place) => {
      const next = (): HTMLElement | null => fields[place + 1] ?? form.querySelector<HTMLElement>("textarea");
      field.addEventListener("focus", () => field.select());
      field.addEventListener("input", () => {
        const digits = Number(field.dataset["digits"]);
        if (digits > 0 && field.value.length >= digits && field.checkValidity()) next()?.focus();
      });
      field.addEventListener("keydown", (event) => {
        const following = next();
        if (event.key !== "Enter" || !following) return;
        event.preventDefault();
        following.focus();
      });
    });
  });
}
