import { Account, dayOf } from "./account.ts";

/** When each world begins: in the future, as no clock runs back, and at noon, as days begin at midnight. */
export const beginning = "2030-01-15T12:00:00Z";

/** A world of two accounts, with a clock that both share. */
export class Model {
  now = Date.parse(beginning);
  readonly accounts: readonly [Account, Account] = [new Account(), new Account()];

  account(index: number): Account {
    return index === 0 ? this.accounts[0] : this.accounts[1];
  }

  today(days = 0): string {
    return dayOf(this.now + days * 86_400_000);
  }

  /** Does all that is due: whoever calls finds it done. */
  settle(): void {
    for (const account of this.accounts) account.settle(this.now);
  }

  nextDue(): number {
    return Math.min(...this.accounts.map((account) => account.nextDue()));
  }

  /** All of it, to be brought back later. */
  copy(): Model {
    const { now, accounts } = structuredClone({
      now: this.now,
      accounts: this.accounts.map((each) => ({ ...each })),
    });
    const copied = new Model();
    copied.now = now;
    for (const [index, account] of copied.accounts.entries()) Object.assign(account, accounts[index]);
    return copied;
  }
}
