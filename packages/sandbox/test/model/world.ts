import { expect } from "@jest/globals";
import { invoiceMoves } from "./invoice-moves.ts";
import { beginning, Model } from "./model.ts";
import { estimateMoves, scheduleMoves, templateMoves } from "./other-moves.ts";
import { type Place, Scene } from "./scene.ts";
import type { Step, StepOf } from "./steps.ts";

const moves = { ...invoiceMoves, ...estimateMoves, ...scheduleMoves, ...templateMoves };

/** A world, called and modeled. */
export class World {
  readonly scenes: readonly [Scene, Scene];
  #model = new Model();
  #snapshot: { readonly id: string; readonly model: Model } | undefined;

  constructor(place: Place) {
    this.scenes = [new Scene(place, this.#model, 0), new Scene(place, this.#model, 1)];
  }

  async begin(): Promise<void> {
    const { status } = await this.scenes[0].askMock("POST", "/__mock/clock", { freeze: beginning });
    expect(status).toBe(200);
  }

  /** Does a step, and holds its answer against the model. */
  async perform(step: Step): Promise<void> {
    const scene = this.scenes[step.account === 0 ? 0 : 1];
    switch (step.kind) {
      case "settings":
        return this.#readSettings(scene);
      case "advance":
      case "nextDue":
        return this.#moveClock(step);
      case "snapshot": {
        const { body } = await scene.askMock("POST", "/__mock/snapshot", {});
        this.#snapshot = { id: body.snapshot, model: this.#model.copy() };
        return;
      }
      case "restore":
        return this.#restore();
      default:
        await this.settle();
        // Each move takes the step of its own kind.
        await Reflect.apply(moves[step.kind], undefined, [scene, step]);
        return this.#learnIds();
    }
  }

  async #readSettings(scene: Scene): Promise<void> {
    await this.settle();
    const { status, body } = await scene.ask("GET", "/invoices/settings");
    expect({ status, prefix: body.invoiceNumberPrefix }).toEqual({ status: 200, prefix: "INV-" });
  }

  async #moveClock(step: StepOf<"advance"> | StepOf<"nextDue">): Promise<void> {
    const model = this.#model;
    const next = step.kind === "advance" ? model.now + step.days * 86_400_000 : model.nextDue();
    const advance = step.kind === "advance" ? `+${step.days} days` : "next due";
    const { status, body } = await this.scenes[0].askMock("POST", "/__mock/clock", { advance });
    if (next === Number.POSITIVE_INFINITY) return expect(status).toBe(422);
    model.now = next;
    expect({ status, now: body.now }).toEqual({ status: 200, now: new Date(next).toISOString() });
    model.settle();
    const due = model.nextDue();
    expect(body.nextDue).toBe(due === Number.POSITIVE_INFINITY ? null : new Date(due).toISOString());
    await this.#learnIds();
  }

  async #restore(): Promise<void> {
    const { id = "none", model } = this.#snapshot ?? {};
    const { status } = await this.scenes[0].askMock("POST", "/__mock/restore", { snapshot: id });
    expect(status).toBe(model === undefined ? 422 : 200);
    if (model === undefined) return;
    // It can be brought back again.
    this.#model = model.copy();
    for (const scene of this.scenes) scene.model = this.#model;
  }

  /** Lets the model do what is due, as any call lets the sandbox. */
  async settle(): Promise<void> {
    this.#model.settle();
    await this.#learnIds();
  }

  /** Asks for the ids of the invoices that the clock or a decision made: the list has them, no answer did. */
  async #learnIds(): Promise<void> {
    for (const scene of this.scenes) await this.#learnIdsOf(scene);
  }

  async #learnIdsOf(scene: Scene): Promise<void> {
    const { account } = scene;
    const unseen = account.invoices.filter(({ id }) => id === "");
    if (unseen.length === 0) return;
    const known = new Set(account.invoices.map(({ id }) => id));
    const { body } = await scene.ask("GET", "/invoices?limit=1000&offset=0");
    const shown: { _id: string; total: number; status: string; issueDate: string }[] = body.invoices;
    const unknown = shown.filter(({ _id }) => !known.has(_id));
    expect(unknown).toHaveLength(unseen.length);
    for (const invoice of unseen) {
      const at = unknown.findIndex(
        ({ total, status, issueDate }) =>
          Math.round(total * 100) === invoice.total &&
          status === invoice.status &&
          issueDate.startsWith(invoice.issued),
      );
      const [found] = unknown.splice(at, 1);
      expect({ found: at >= 0, invoice, unknown }).toMatchObject({ found: true });
      invoice.id = found?._id ?? "";
    }
  }
}
