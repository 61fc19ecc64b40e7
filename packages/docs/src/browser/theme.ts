import { recall, remember } from "./storage.ts";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];

const signs: Readonly<Record<Theme, string>> = { system: "◐", light: "☀", dark: "☾" };

/** Applies what was chosen before; called before the page is drawn. */
export function applyTheme(theme: Theme = chosenTheme()): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** The button of the header: each press takes the next theme. */
export function startThemeSwitch(): void {
  const button = document.getElementById("theme");
  if (button === null) return;
  const show = (theme: Theme) => {
    const label = button.dataset[theme] ?? theme;
    button.textContent = signs[theme];
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  button.addEventListener("click", () => {
    const theme = themes[(themes.indexOf(chosenTheme()) + 1) % themes.length] ?? "system";
    remember("theme", theme);
    applyTheme(theme);
    show(theme);
  });
  show(chosenTheme());
  button.hidden = false;
}

function chosenTheme(): Theme {
  return themes.find((theme) => theme === recall("theme")) ?? "system";
}
