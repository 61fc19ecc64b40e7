import { all, field } from "./dom.ts";
import { recall, remember } from "./storage.ts";

/** Remembers which samples somebody reads, and writes their own base URL and altId into them. Nothing leaves this machine. */
export function startSamples(): void {
  for (const choice of all(".choices input[type=radio]", HTMLInputElement)) {
    if (recall(choice.name) === choice.value) choice.checked = true;
    choice.addEventListener("change", () => remember(choice.name, choice.value));
  }
  const form = document.querySelector("form.try-form");
  if (!(form instanceof HTMLFormElement)) return;
  const { brand = "" } = document.body.dataset;
  for (const name of ["base", "altId"]) {
    const input = field(form, name, HTMLInputElement);
    if (!input) continue;
    const key = `${name}:${brand}`;
    const example = name === "altId" ? input.placeholder : input.value;
    const write = () => {
      const own = input.value.trim();
      const value = own !== "" && isPlain(name, own) ? own : example;
      for (const place of all(`[data-yours="${name}"]`, HTMLElement)) place.textContent = value;
      if (name === "altId") fillAltId(form, value);
    };
    const kept = recall(key);
    if (kept !== undefined && kept !== "") input.value = kept;
    write();
    input.addEventListener("input", () => {
      write();
      remember(key, input.value.trim());
    });
  }
}

/** Whether a value may stand in code that somebody copies into a shell. */
function isPlain(name: string, value: string): boolean {
  return name === "altId"
    ? /^[\w-]+$/.test(value)
    : URL.canParse(value) && /^https?:\/\/[\w.:[\]/-]+$/.test(value);
}

/** The request that the form sends is that of the samples. */
function fillAltId(form: HTMLFormElement, value: string): void {
  const query = field(form, "query.altId", HTMLInputElement);
  if (query) query.value = value;
  const body = field(form, "body", HTMLTextAreaElement);
  if (body) body.value = body.value.replace(/^( {2}"altId": ")[^"]*/m, `$1${value}`);
}
