// Says before the upload that a file is too large, instead of after it.
import { forEach } from "./live";

export function fileSize(): void {
  forEach<HTMLInputElement>('input[type="file"][data-max-bytes]', (input) => {
    input.addEventListener("change", () => {
      const tooLarge = [...(input.files ?? [])].some((file) => file.size > Number(input.dataset["maxBytes"]));
      const message = document.getElementById(input.dataset["tooLargeTarget"] ?? "");
      if (message) message.textContent = tooLarge ? input.dataset["tooLarge"] ?? "" : "";
      input.setAttribute("aria-invalid", String(tooLarge));
      if (tooLarge) input.value = "";
    });
  });
}
