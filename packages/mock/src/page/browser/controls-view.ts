import type { SampledOperation } from "../catalog.ts";
import type { Control } from "./api.ts";
import { element, find } from "./dom.ts";

export interface ControlsView {
  show(operation: SampledOperation, control: Control): void;
}

export interface ControlsActions {
  /** Changes the answers of the operation that is shown, or of all. */
  change(control: Control, everywhere: boolean): Promise<void>;
  reset(): Promise<void>;
  /** What is in force for the operation that is shown, or for all. */
  current(everywhere: boolean): Control;
}

/** Statuses worth rehearsing although no document declares them. */
const undeclared = ["404", "409", "429", "500", "502", "503"];

/** The controls as switches. Each change takes effect at once. */
export function controlsView(actions: ControlsActions): ControlsView {
  const status = element("select", { id: "control-status" });
  const example = element("select", { id: "control-example" });
  const delay = slider("control-delay", "0", "5000", "100");
  const failures = slider("control-failures", "0", "100", "5");
  const token = element("input", { id: "control-security", type: "checkbox", role: "switch" });
  const strictValues = element("input", { id: "control-strict-values", type: "checkbox", role: "switch" });
  const everywhere = element("input", { id: "control-everywhere", type: "checkbox", role: "switch" });
  const reset = element(
    "button",
    { type: "button", id: "control-reset", class: "plain" },
    "Reset everything",
  );
  const said = element("p", { class: "quiet said", role: "status", id: "control-said" });
  let shown: SampledOperation | undefined;

  const fill = (control: Control) => {
    status.value = control.status === undefined ? "" : String(control.status);
    if (control.status !== undefined && status.value === "") {
      status.append(new Option(String(control.status), String(control.status), false, true));
    }
    example.value = control.example ?? "";
    delay.value = String(control.delay ?? 0);
    failures.value = String(Math.round((control.failureRate ?? 0) * 100));
    token.checked = control.security !== "off";
    strictValues.checked = control.strictValues === true;
    describe();
  };
  const describe = () => {
    setOutput(delay, Number(delay.value) === 0 ? "none" : `${delay.value} ms`);
    setOutput(failures, Number(failures.value) === 0 ? "never" : `${failures.value} %`);
  };
  const apply = async () => {
    describe();
    const control: Control = {
      status: status.value === "" ? undefined : Number(status.value),
      example: example.value === "" ? undefined : example.value,
      delay: Number(delay.value),
      failureRate: Number(failures.value) / 100,
      security: token.checked ? "strict" : "off",
      strictValues: strictValues.checked,
    };
    await attempt(() => actions.change(control, everywhere.checked), "Applied");
  };
  const attempt = async (act: () => Promise<void>, done: string) => {
    try {
      await act();
      said.textContent = done;
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
    }
    fill(actions.current(everywhere.checked));
  };

  for (const input of [status, example, delay, failures, token, strictValues])
    input.addEventListener("change", apply);
  for (const input of [delay, failures]) input.addEventListener("input", describe);
  everywhere.addEventListener("change", () => {
    if (shown !== undefined) offer(shown);
    fill(actions.current(everywhere.checked));
    said.textContent = "";
  });
  reset.addEventListener("click", () => attempt(actions.reset, "Everything is as documented again"));

  const offer = (operation: SampledOperation) => {
    const declared = new Set(operation.statuses);
    const others = undeclared.filter((code) => !declared.has(code));
    status.replaceChildren(
      new Option("as documented", ""),
      group("Declared", everywhere.checked ? [] : operation.statuses),
      group(
        everywhere.checked ? "Any" : "Undeclared",
        everywhere.checked ? ["400", "401", "403", ...undeclared] : others,
      ),
    );
    example.replaceChildren(
      new Option("the first", ""),
      ...(everywhere.checked ? [] : operation.examples).map((name) => new Option(name, name)),
    );
    example.disabled = everywhere.checked || operation.examples.length === 0;
  };

  find("controls", HTMLElement).replaceChildren(
    element("header", {}, element("h2", { id: "controls-title" }, "How it answers"), said, reset),
    element(
      "div",
      { class: "fields" },
      field("Status", status),
      field("Example", example),
      field("Delay", delay, output(delay)),
      field("Failures", failures, output(failures)),
      toggle(token, "Ask for a token", "Without it, calls need no Authorization header"),
      toggle(
        strictValues,
        "Strict values",
        "Refuse values that the contract allows: email, phone, currency, amount, date",
      ),
      toggle(everywhere, "Every operation", "Apply the switches to all operations, not to this one alone"),
    ),
  );

  return {
    show(operation, control) {
      if (shown !== operation) said.textContent = "";
      shown = operation;
      offer(operation);
      fill(everywhere.checked ? actions.current(true) : control);
    },
  };
}

function slider(id: string, min: string, max: string, step: string): HTMLInputElement {
  return element("input", { id, type: "range", min, max, step });
}

function output(input: HTMLInputElement): HTMLElement {
  return element("output", { id: `${input.id}-value`, for: input.id });
}

function setOutput(input: HTMLInputElement, text: string): void {
  find(`${input.id}-value`, HTMLOutputElement).value = text;
  input.setAttribute("aria-valuetext", text);
}

function field(name: string, input: HTMLElement, ...after: HTMLElement[]): HTMLElement {
  return element("div", { class: "field" }, element("label", { for: input.id }, name), input, ...after);
}

function toggle(input: HTMLInputElement, name: string, hint: string): HTMLElement {
  const described = `${input.id}-hint`;
  input.setAttribute("aria-describedby", described);
  return element(
    "div",
    { class: "field toggle" },
    element("label", { for: input.id }, name),
    input,
    element("span", { id: described, class: "quiet" }, hint),
  );
}

function group(label: string, values: readonly string[]): Node {
  return values.length === 0
    ? document.createDocumentFragment()
    : element("optgroup", { label }, ...values.map((value) => new Option(value, value)));
}
