import { all, field } from "./dom.ts";

/** Filters the decisions of the reconciliation report. */
export function filterDecisions(): void {
  const form = document.getElementById("filter");
  if (!(form instanceof HTMLFormElement)) return;
  const words = field(form, "words", HTMLInputElement);
  const choices = all("select", HTMLSelectElement, form);
  const status = form.querySelector("[role=status]");
  const entries = all(".entry", HTMLElement).map((entry) => ({
    entry,
    text: entry.textContent.toLowerCase(),
  }));

  const fields = [...(words ? [words] : []), ...choices];
  /** The address has the filter, so that a link to the filtered report can be sent. */
  const remember = () => {
    const query = new URLSearchParams(
      fields.flatMap(({ name, value }) => (value === "" ? [] : [[name, value]])),
    );
    history.replaceState(null, "", `${query.size > 0 ? `?${query}` : location.pathname}${location.hash}`);
  };
  const asked = new URLSearchParams(location.search);
  for (const each of fields) each.value = asked.get(each.name) ?? "";

  const filter = () => {
    const wanted = (words?.value ?? "").toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { entry, text } of entries) {
      const chosen = choices.every(({ name, value }) => value === "" || entry.dataset[name] === value);
      entry.hidden = !chosen || !wanted.every((word) => text.includes(word));
      shown += entry.hidden ? 0 : 1;
    }
    if (status) status.textContent = `${shown} of ${entries.length} decisions`;
  };

  form.hidden = false;
  form.addEventListener("input", () => {
    filter();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a decision that the filter hides shows it.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest<HTMLElement>(".entry")?.hidden) {
      for (const each of fields) each.value = "";
      filter();
      remember();
      target.scrollIntoView();
    }
  });
  filter();
}
