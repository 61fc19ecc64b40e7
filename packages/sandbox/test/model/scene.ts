import { expect } from "@jest/globals";
import { type Answered, call } from "../billing.ts";
import type { Account, Expected, KeptRecord } from "./account.ts";
import type { Model } from "./model.ts";

/** Where a sequence happens: a world of a brand. */
export interface Place {
  readonly url: string;
  readonly altType: string;
  readonly world: string;
}

const altIds = ["first-account", "second-account"] as const;

/** One account of a world: how it is called, and what the model keeps of it. */
export class Scene {
  readonly #place: Place;
  readonly owner: { readonly altId: string; readonly altType: string };
  readonly #index: number;
  /** Replaced when a snapshot is brought back. */
  model: Model;

  constructor(place: Place, model: Model, index: number) {
    this.#place = place;
    this.model = model;
    this.#index = index;
    this.owner = { altId: altIds[index] ?? "", altType: place.altType };
  }

  get account(): Account {
    return this.model.account(this.#index);
  }

  /** Calls an operation for the account. */
  ask(method: string, path: string, body?: object): Promise<Answered> {
    if (method !== "GET") return this.askMock(method, path, { ...body, ...this.owner });
    const separator = path.includes("?") ? "&" : "?";
    return this.askMock(method, `${path}${separator}${new URLSearchParams(this.owner)}`);
  }

  /** The same for operations of DELETE that have no body. */
  remove(path: string): Promise<Answered> {
    return this.askMock("DELETE", `${path}?${new URLSearchParams(this.owner)}`);
  }

  /** Calls what names no account: an operation that does not, or the sandbox itself. */
  askMock(method: string, path: string, body?: object): Promise<Answered> {
    return call({ url: this.#place.url }, method, path, body, { "X-Mock-Client": this.#place.world });
  }

  /** The record that a step is for: -1 is none that there is, -2 one of the other account. */
  find<Found extends { readonly id: string }>(
    list: (account: Account) => readonly Found[],
    target: number,
  ): { readonly id: string; readonly record: Found | undefined } {
    const others = list(this.model.account(1 - this.#index));
    const own = list(this.account);
    if (target === -2 && others[0]) return { id: others[0].id, record: undefined };
    const record = target < 0 ? undefined : own[target % Math.max(own.length, 1)];
    return { id: record?.id ?? "000000000000000000000000", record };
  }

  /** Holds the status of an answer against what is expected; gives the record to compare, if there is any. */
  expectStatus<Record extends KeptRecord>(
    { status, body }: Answered,
    expected: Expected<Record>,
    success = 200,
  ): Record | undefined {
    expect({ status, body: status < 400 || status === expected.status ? undefined : body }).toEqual({
      status: expected.status ?? success,
      body: undefined,
    });
    return expected.record;
  }
}
