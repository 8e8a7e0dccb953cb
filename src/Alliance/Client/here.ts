// Fills in where the device is, once and only when asked; the neighborhood stands beside it for whoever would rather choose.
export function here(): void {
  const ask = document.querySelector<HTMLButtonElement>("[data-here-ask]");
  if (!ask || !("geolocation" in navigator)) return;
  const said = document.querySelector<HTMLElement>("[data-here-said]");
  const say = (words: string | undefined): void => { if (said && words) said.textContent = words; };
  ask.hidden = false;
  ask.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        for (const field of document.querySelectorAll<HTMLInputElement>("input[data-here]")) field.value = String(field.dataset.here === "latitude" ? coords.latitude : coords.longitude);
        say(said?.dataset.got);
      },
      () => say(said?.dataset.not),
      { maximumAge: 60_000, timeout: 5_000 },
    );
  });
}
