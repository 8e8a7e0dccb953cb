// Reads out a sheet that somebody answers for themselves. Nothing is sent and nothing is kept: no request, no storage, no address;
// what was chosen goes when the page is left, and after a time without a touch.
const fiveMinutes = 5 * 60 * 1000;

export function wellBeing(): void {
  const sheet = document.querySelector<HTMLElement>("[data-well-being]");
  if (!sheet) return;
  const wait = sheet.querySelector<HTMLElement>("[data-well-wait]");
  const clear = sheet.querySelector<HTMLElement>("[data-well-clear]");
  const readings = [...sheet.querySelectorAll<HTMLElement>("[data-reading]")];
  let forgetting: number | undefined;

  const show = (): void => {
    const fits = readingOf(answers(sheet));
    for (const reading of readings) reading.hidden = reading.dataset["reading"] !== fits;
    if (wait) wait.hidden = fits !== undefined;
  };
  const forget = (): void => {
    clearTimeout(forgetting);
    for (const choice of sheet.querySelectorAll<HTMLInputElement>("input")) choice.checked = false;
    show();
  };

  for (const when of sheet.querySelectorAll<HTMLElement>("[data-well-when]")) when.hidden = true;
  if (clear) clear.hidden = false;
  clear?.addEventListener("click", forget);
  sheet.addEventListener("change", () => {
    clearTimeout(forgetting);
    forgetting = setTimeout(forget, fiveMinutes);
    show();
  });
  addEventListener("pagehide", forget);
  // A browser may fill in what was chosen before a reload.
  addEventListener("pageshow", forget);
  forget();
}

/** What was chosen for each question, from 0 (hardly) to 2 (most days); undefined where nothing was. */
function answers(sheet: HTMLElement): Map<string, number | undefined> {
  const given = new Map<string, number | undefined>();
  for (const asked of sheet.querySelectorAll<HTMLElement>("[data-asked]")) {
    const chosen = asked.querySelector<HTMLInputElement>("input:checked");
    given.set(asked.dataset["asked"] ?? "", chosen ? Number(chosen.value) : undefined);
  }
  return given;
}

function readingOf(given: Map<string, number | undefined>): string | undefined {
  if (given.get("here")) return "now";
  const values = [...given.values()];
  if (values.includes(undefined)) return undefined;
  const often = values.filter((value) => value === 2).length;
  const sometimes = values.filter((value) => value === 1).length;
  if (often >= 3 || often * 2 + sometimes >= 9) return "much";
  return often > 0 || sometimes >= 3 ? "some" : "light";
}
